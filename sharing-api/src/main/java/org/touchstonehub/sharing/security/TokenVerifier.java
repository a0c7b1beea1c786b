package org.touchstonehub.sharing.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a token was signed by the issuer for this hub. Only signatures by a public key count
 * (RSA of 2,048 bits or more, or EC), by a key of the issuer's set that is meant for them; what a
 * token says about keys itself is not looked at, and a header that must be understood ({@code
 * crit}) is not. Time is checked apart: {@link VerifiedToken#at}.
 */
final class TokenVerifier {
  static final int LONGEST = 16 * 1024;
  private static final int LEAST_RSA_BITS = 2048;

  /** Up to here a double tells one second from the next. */
  private static final double FURTHEST_SECOND = 1L << 53;

  private static final Set<JWSAlgorithm> RSA =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512);
  private static final Map<Curve, JWSAlgorithm> EC =
      Map.of(
          Curve.P_256, JWSAlgorithm.ES256,
          Curve.P_384, JWSAlgorithm.ES384,
          Curve.P_521, JWSAlgorithm.ES512);
  private static final Set<JOSEObjectType> TYPES =
      Set.of(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"));

  private final String issuer;
  private final Set<String> audiences;

  /**
   * @param audiences a token must be for one of these
   */
  TokenVerifier(String issuer, Collection<String> audiences) {
    this.issuer = issuer;
    this.audiences = Set.copyOf(audiences);
  }

  /** No key of the set is the one that the token names; a newer set may have it. */
  static final class UnknownKey extends Exception {
    private static final long serialVersionUID = 1L;

    UnknownKey() {
      super("the key of this name is unknown", null, false, false);
    }
  }

  /**
   * @throws RefusedToken for every token that is not the issuer's, for us, and well-formed
   */
  VerifiedToken verify(String compact, List<JWK> keys) throws RefusedToken, UnknownKey {
    SignedJWT token = parse(compact);
    JWSHeader header = token.getHeader();
    checkHeader(header);
    List<JWK> fitting = keys.stream().filter(key -> fits(key, header)).toList();
    if (fitting.isEmpty()) throw new UnknownKey();
    if (fitting.stream().noneMatch(key -> isSignedBy(token, key))) {
      throw new RefusedToken("signature");
    }
    return claims(token);
  }

  private static SignedJWT parse(String compact) throws RefusedToken {
    if (compact.length() > LONGEST) throw new RefusedToken("too-long");
    try {
      SignedJWT token = SignedJWT.parse(compact);
      for (Base64URL part : token.getParsedParts()) {
        // Otherwise several texts were one token: bits beyond the last byte, blanks, padding.
        if (!Base64URL.encode(part.decode()).equals(part)) throw new RefusedToken("encoding");
      }
      return token;
    } catch (ParseException | RuntimeException malformed) {
      throw new RefusedToken("malformed");
    }
  }

  private static void checkHeader(JWSHeader header) throws RefusedToken {
    if (!RSA.contains(header.getAlgorithm()) && !EC.containsValue(header.getAlgorithm())) {
      throw new RefusedToken("algorithm");
    }
    if (header.getType() != null && !TYPES.contains(header.getType())) {
      throw new RefusedToken("type");
    }
    if (header.getCriticalParams() != null || !header.isBase64URLEncodePayload()) {
      throw new RefusedToken("critical");
    }
  }

  private static boolean fits(JWK key, JWSHeader header) {
    JWSAlgorithm algorithm = header.getAlgorithm();
    boolean kind =
        key instanceof RSAKey
            ? RSA.contains(algorithm)
            : key instanceof ECKey ec && algorithm.equals(EC.get(ec.getCurve()));
    String named = header.getKeyID();
    return kind
        && (key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm))
        && (key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE))
        && (named == null || key.getKeyID() == null || named.equals(key.getKeyID()));
  }

  private static boolean isSignedBy(SignedJWT token, JWK key) {
    try {
      JWSVerifier verifier;
      if (key instanceof RSAKey rsa) {
        if (rsa.size() < LEAST_RSA_BITS) return false;
        verifier = new RSASSAVerifier(rsa);
      } else {
        verifier = new ECDSAVerifier(key.toECKey());
      }
      return token.verify(verifier);
    } catch (JOSEException | RuntimeException unusable) {
      return false;
    }
  }

  private VerifiedToken claims(SignedJWT token) throws RefusedToken {
    try {
      JWTClaimsSet claims = token.getJWTClaimsSet();
      if (!issuer.equals(claims.getIssuer())) throw new RefusedToken("issuer");
      if (claims.getAudience().stream().noneMatch(audiences::contains)) {
        throw new RefusedToken("audience");
      }
      Map<String, Object> raw = token.getPayload().toJSONObject();
      seconds(raw, "iat"); // not used, but a token with no time there is not well-formed
      Double notBefore = seconds(raw, "nbf");
      Double expires = seconds(raw, "exp");
      if (expires == null) throw new RefusedToken("no-expiry");
      return new VerifiedToken(
          claims.getSubject(),
          grants(claims.getClaim("groups")),
          notBefore == null ? Long.MIN_VALUE : (long) Math.ceil(notBefore),
          (long) Math.floor(expires));
    } catch (ParseException malformed) {
      throw new RefusedToken("claims");
    }
  }

  /**
   * Seconds since 1970, or null for none. Not by way of a date: of a number too great for one, the
   * library makes another time, which may be past.
   */
  private static @Nullable Double seconds(Map<String, Object> claims, String name)
      throws RefusedToken {
    Object value = claims.get(name);
    if (value == null) return null;
    if (value instanceof Number number && Math.abs(number.doubleValue()) <= FURTHEST_SECOND) {
      return number.doubleValue();
    }
    throw new RefusedToken("claims");
  }

  private static Set<String> grants(@Nullable Object groups) {
    Set<String> grants = new HashSet<>();
    if (groups instanceof Collection<?> texts) {
      for (Object text : texts) {
        if (text instanceof String grant) grants.add(grant);
      }
    }
    return grants;
  }
}
