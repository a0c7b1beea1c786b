package org.touchstonehub.sharing.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.touchstonehub.sharing.security.SignedTokens.EC;
import static org.touchstonehub.sharing.security.SignedTokens.RSA;
import static org.touchstonehub.sharing.security.SignedTokens.pem;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.Base64URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstonehub.sharing.security.TokenKeys.Unreadable;

class KeyLocationTest {
  @Test
  void keys_are_read_in_every_form_and_secret_or_no_keys_in_none(@TempDir Path folder)
      throws Exception {
    String set = new JWKSet(List.of(EC.toPublicJWK(), RSA.toPublicJWK())).toString();
    Path file = Files.writeString(folder.resolve("keys"), set);

    assertThat(KeyLocation.keys(set)).hasSize(2);
    assertThat(KeyLocation.keys(EC.toPublicJWK().toJSONString())).hasSize(1);
    assertThat(KeyLocation.keys(Base64URL.encode(set).toString())).hasSize(2);
    assertThat(KeyLocation.keys(pem(RSA.toRSAPublicKey())).get(0).toRSAKey().toRSAPublicKey())
        .isEqualTo(RSA.toRSAPublicKey());
    assertThat(KeyLocation.keys(pem(EC.toECPublicKey())).get(0).toECKey().toECPublicKey())
        .isEqualTo(EC.toECPublicKey());
    assertThat(KeyLocation.keys(EC.toJSONString()).get(0).isPrivate()).isFalse();
    assertThat(new KeyLocation(file.toString()).read()).hasSize(2);
    assertThat(new KeyLocation(file.toUri().toString()).read()).hasSize(2);
    for (String bad : List.of("{\"keys\":[]}", "{\"kty\":\"oct\",\"k\":\"AAAA\"}", "no", "")) {
      Path broken = Files.writeString(folder.resolve("broken"), bad);
      assertThatThrownBy(() -> new KeyLocation(broken.toString()).read())
          .as(bad)
          .isInstanceOf(Unreadable.class);
    }
    assertThatThrownBy(() -> new KeyLocation(folder.resolve("none").toString()).read())
        .isInstanceOf(Unreadable.class);
    assertThatThrownBy(() -> new KeyLocation("http://127.0.0.1:1/jwks").read())
        .isInstanceOf(Unreadable.class);
  }
}
