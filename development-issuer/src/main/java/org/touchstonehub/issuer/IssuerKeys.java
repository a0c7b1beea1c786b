package org.touchstonehub.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.UUID;

/**
 * The signing key (ES256), made at the first start and kept in a file that only its owner reads.
 */
final class IssuerKeys {
  private final ECKey key;

  private IssuerKeys(ECKey key) {
    this.key = key;
  }

  static IssuerKeys in(Path home) throws IOException {
    String kept = PrivateFile.readOrCreate(home.resolve("issuer-key.json"), IssuerKeys::generate);
    try {
      return new IssuerKeys(ECKey.parse(kept));
    } catch (ParseException broken) {
      throw new IssuerRefused(
          "%s is not a signing key; remove it and start again."
              .formatted(home.resolve("issuer-key.json")),
          broken);
    }
  }

  private static String generate() {
    try {
      return new ECKeyGenerator(Curve.P_256)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.ES256)
          .keyID(UUID.randomUUID().toString())
          .generate()
          .toJSONString();
    } catch (JOSEException noCurve) {
      throw new IssuerRefused("This Java has no P-256 curve; use a JDK 17 or 21.", noCurve);
    }
  }

  String sign(JWTClaimsSet claims) {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.ES256)
            .keyID(key.getKeyID())
            .type(JOSEObjectType.JWT)
            .build();
    SignedJWT token = new SignedJWT(header, claims);
    try {
      token.sign(new ECDSASigner(key));
    } catch (JOSEException unusable) {
      throw new IllegalStateException("The signing key cannot sign.", unusable);
    }
    return token.serialize();
  }

  String publicKeys() {
    return new JWKSet(key.toPublicJWK()).toString();
  }
}
