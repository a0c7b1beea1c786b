package org.touchstonehub.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevelopmentIssuerTest {
  private static final Map<String, String> TESTS = Map.of("TOUCHSTONE_DEVELOPMENT_ISSUER", "tests");

  @TempDir Path home;

  @Test
  void a_demo_user_gets_a_token_that_the_published_key_verifies() throws Exception {
    try (var issuer = DevelopmentIssuer.start(home, 0, TESTS)) {
      HttpResponse<String> reply = ask(issuer, "supplier-steward", issuer.password());

      SignedJWT token = SignedJWT.parse(reply.body());
      JWKSet keys = JWKSet.load(URI.create(issuer.publicKeyLocation()).toURL());
      var key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toECKey();

      assertThat(token.verify(new ECDSAVerifier(key))).isTrue();
      assertThat(key.isPrivate()).isFalse();
      assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("supplier-steward");
      assertThat(token.getJWTClaimsSet().getStringListClaim("groups"))
          .containsExactly("steward:supplier");
      assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("touchstone");
    }
  }

  @Test
  void no_token_without_the_password() throws Exception {
    try (var issuer = DevelopmentIssuer.start(home, 0, TESTS)) {
      assertThat(ask(issuer, "supplier-steward", "guess").statusCode()).isEqualTo(401);
      assertThat(ask(issuer, "nobody", issuer.password()).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void key_and_password_outlive_a_restart_and_only_their_owner_reads_them() throws Exception {
    String before;
    try (var issuer = DevelopmentIssuer.start(home, 0, TESTS)) {
      before = issuer.password() + issuer.publicKeys();
    }

    try (var issuer = DevelopmentIssuer.start(home, 0, TESTS)) {
      assertThat(issuer.password() + issuer.publicKeys()).isEqualTo(before);
    }
    try (var files = Files.list(home)) {
      assertThat(files)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void it_refuses_to_start_without_the_mark_of_a_demo_or_a_test() {
    assertThatThrownBy(() -> DevelopmentIssuer.start(home, 0, Map.of()))
        .isInstanceOf(IssuerRefused.class)
        .hasMessageContaining("TOUCHSTONE_DEVELOPMENT_ISSUER");
    assertThatThrownBy(
            () ->
                DevelopmentIssuer.start(
                    home, 0, Map.of("TOUCHSTONE_DEVELOPMENT_ISSUER", "production")))
        .isInstanceOf(IssuerRefused.class);
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void it_refuses_to_start_beside_a_production_issuer() {
    Map<String, String> both =
        Map.of(
            "TOUCHSTONE_DEVELOPMENT_ISSUER",
            "demo",
            "TOUCHSTONE_JWT_ISSUER",
            "https://login.example.com/realm");

    assertThatThrownBy(() -> DevelopmentIssuer.start(home, 0, both))
        .isInstanceOf(IssuerRefused.class)
        .hasMessageContaining("TOUCHSTONE_JWT_ISSUER");
  }

  @Test
  void it_refuses_a_key_that_others_can_read() throws IOException {
    Files.writeString(home.resolve("issuer-key.json"), "{}");
    Files.setPosixFilePermissions(
        home.resolve("issuer-key.json"), PosixFilePermissions.fromString("rw-r--r--"));

    assertThatThrownBy(() -> DevelopmentIssuer.start(home, 0, TESTS))
        .isInstanceOf(IssuerRefused.class)
        .hasMessageContaining("chmod 600");
  }

  private static HttpResponse<String> ask(DevelopmentIssuer issuer, String user, String password)
      throws IOException, InterruptedException {
    String credentials =
        Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(issuer.tokenEndpoint()))
                .header("Authorization", "Basic " + credentials)
                .header("Accept", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
