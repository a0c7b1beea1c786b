package org.touchstonehub.sharing.security;

import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.touchstonehub.sharing.security.TokenKeys.Unreadable;

/**
 * Where the issuer's public keys are: an http(s) or file URL, a path, or a resource of the class
 * path; there a JWK set, a JWK, either of them in Base64, or a public key in PEM.
 */
final class KeyLocation implements TokenKeys.Source {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final int MOST_BYTES = 1 << 20;

  private final String location;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(2))
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  KeyLocation(String location) {
    this.location = location.strip();
  }

  @Override
  public List<JWK> read() throws Unreadable {
    try {
      return keys(text());
    } catch (IOException | IllegalArgumentException failure) {
      throw new Unreadable("no public keys at the configured location: " + failure);
    } catch (ParseException | GeneralSecurityException failure) {
      throw new Unreadable(
          "what is at the configured location is no JWK set, JWK or PEM: "
              + failure.getClass().getSimpleName());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Unreadable("interrupted while reading public keys");
    }
  }

  private String text() throws IOException, InterruptedException {
    if (location.startsWith("http:") || location.startsWith("https:")) return fetched();
    if (location.startsWith("classpath:")) {
      return resource(location.substring("classpath:".length()));
    }
    Path path = location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location);
    if (Files.isRegularFile(path)) {
      try (InputStream in = Files.newInputStream(path)) {
        return bounded(in);
      }
    }
    return resource(location);
  }

  private String fetched() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(location)).timeout(LIMIT).build();
    HttpResponse<InputStream> response =
        http.send(request, HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream in = response.body()) {
      if (response.statusCode() != 200) {
        throw new IOException("status " + response.statusCode());
      }
      return bounded(in);
    }
  }

  private static String resource(String name) throws IOException {
    ClassLoader loader = KeyLocation.class.getClassLoader();
    try (InputStream in = loader.getResourceAsStream(name.replaceFirst("^/", ""))) {
      if (in == null) throw new IOException("there is no such file or resource");
      return bounded(in);
    }
  }

  private static String bounded(InputStream in) throws IOException {
    byte[] read = in.readNBytes(MOST_BYTES + 1);
    if (read.length > MOST_BYTES) throw new IOException("more than 1 MiB");
    return new String(read, StandardCharsets.UTF_8).strip();
  }

  /** Public keys only: with a secret one, or none, no token could be trusted. */
  static List<JWK> keys(String text) throws ParseException, GeneralSecurityException {
    String plain = text;
    if (!text.startsWith("{") && !text.startsWith("-----")) {
      String packed = text.replaceAll("\\s", "").replace('-', '+').replace('_', '/');
      plain = new String(Base64.getDecoder().decode(packed), StandardCharsets.UTF_8).strip();
    }
    List<JWK> found;
    if (plain.startsWith("-----")) {
      found = List.of(pem(plain));
    } else if (plain.contains("\"keys\"")) {
      found = JWKSet.parse(plain).getKeys();
    } else {
      found = List.of(JWK.parse(plain));
    }
    List<JWK> usable =
        found.stream().filter(AsymmetricJWK.class::isInstance).map(JWK::toPublicJWK).toList();
    if (usable.isEmpty()) throw new ParseException("no public key", 0);
    return usable;
  }

  private static JWK pem(String text) throws ParseException, GeneralSecurityException {
    String body = text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    byte[] encoded = Base64.getDecoder().decode(body);
    if (!text.startsWith("-----BEGIN PUBLIC KEY-----")) {
      throw new ParseException("not a public key", 0);
    }
    X509EncodedKeySpec key = new X509EncodedKeySpec(encoded);
    try {
      return new RSAKey.Builder((RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(key))
          .build();
    } catch (InvalidKeySpecException noRsa) {
      ECPublicKey ec = (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(key);
      return new ECKey.Builder(Curve.forECParameterSpec(ec.getParams()), ec).build();
    }
  }
}
