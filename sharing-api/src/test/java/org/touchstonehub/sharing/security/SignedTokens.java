package org.touchstonehub.sharing.security;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.Key;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;

/** Keys of an issuer and a stranger, and what they sign. */
final class SignedTokens {
  static final String ISSUER = "https://id.example";
  static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  static final ECKey EC = ec("ec-1");
  static final ECKey STRANGER = ec("ec-1");
  static final RSAKey RSA = rsa(2048, "rsa-1");
  static final RSAKey SHORT = rsa(1024, "short");

  private SignedTokens() {}

  static String good() throws Exception {
    return signed(EC, header(JWSAlgorithm.ES256), claims().build());
  }

  static JWSHeader.Builder es256() {
    return new JWSHeader.Builder(JWSAlgorithm.ES256);
  }

  static JWSHeader header(JWSAlgorithm algorithm) {
    return new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT).build();
  }

  static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .subject("shop")
        .audience("touchstone")
        .claim("groups", List.of("application:customer"))
        .expirationTime(Date.from(NOW.plusSeconds(36_000)));
  }

  /** With claims that are good. */
  static String signed(JWK key, JWSHeader.Builder header) throws Exception {
    return signed(key, header.build(), claims().build());
  }

  static String signed(JWK key, JWSHeader header, JWTClaimsSet claims) throws Exception {
    if (key instanceof RSAKey rsa) {
      return sign(
          new RSASSASigner(rsa.toRSAPrivateKey(), Set.of(AllowWeakRSAKey.getInstance())),
          header,
          claims);
    }
    return sign(new ECDSASigner(key.toECKey()), header, claims);
  }

  static String sign(JWSSigner signer, JWSHeader header, JWTClaimsSet claims) throws Exception {
    SignedJWT token = new SignedJWT(header, claims);
    token.sign(signer);
    return token.serialize();
  }

  static String parts(String header, String payload, String signature) {
    return header + "." + payload + "." + signature;
  }

  static String encode(String text) {
    return Base64URL.encode(text).toString();
  }

  static ECKey ec(String id) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyUse(KeyUse.SIGNATURE).keyID(id).generate();
    } catch (com.nimbusds.jose.JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static RSAKey rsa(int bits, String id) {
    try {
      return new RSAKeyGenerator(bits, true).keyID(id).generate();
    } catch (com.nimbusds.jose.JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A public key in the text form of OpenSSL. */
  static String pem(Key key) {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(key.getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }
}
