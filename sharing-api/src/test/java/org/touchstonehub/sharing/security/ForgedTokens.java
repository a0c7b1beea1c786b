package org.touchstonehub.sharing.security;

import static org.touchstonehub.sharing.security.SignedTokens.EC;
import static org.touchstonehub.sharing.security.SignedTokens.ISSUER;
import static org.touchstonehub.sharing.security.SignedTokens.NOW;
import static org.touchstonehub.sharing.security.SignedTokens.RSA;
import static org.touchstonehub.sharing.security.SignedTokens.SHORT;
import static org.touchstonehub.sharing.security.SignedTokens.STRANGER;
import static org.touchstonehub.sharing.security.SignedTokens.claims;
import static org.touchstonehub.sharing.security.SignedTokens.encode;
import static org.touchstonehub.sharing.security.SignedTokens.es256;
import static org.touchstonehub.sharing.security.SignedTokens.good;
import static org.touchstonehub.sharing.security.SignedTokens.header;
import static org.touchstonehub.sharing.security.SignedTokens.parts;
import static org.touchstonehub.sharing.security.SignedTokens.pem;
import static org.touchstonehub.sharing.security.SignedTokens.rsa;
import static org.touchstonehub.sharing.security.SignedTokens.sign;
import static org.touchstonehub.sharing.security.SignedTokens.signed;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tokens that must not be taken, each made from a good one or signed by whom it should not be. */
final class ForgedTokens {
  private ForgedTokens() {}

  /** By what is wrong with them. */
  static Map<String, String> of(String good) throws Exception {
    String[] parts = good.split("\\.", -1);
    String payload = parts[1];
    Map<String, String> forged = new LinkedHashMap<>();
    String none = encode("{\"alg\":\"none\"}");
    forged.put("alg none, no signature", none + "." + payload + ".");
    forged.put("alg none, old signature", none + "." + payload + "." + parts[2]);
    forged.put("alg NoNe", encode("{\"alg\":\"NoNe\"}") + "." + payload + ".");
    forged.put("alg empty", encode("{\"alg\":\"\"}") + "." + payload + "." + parts[2]);
    forged.put("alg missing", encode("{\"typ\":\"JWT\"}") + "." + payload + "." + parts[2]);
    forged.put("alg unknown", encode("{\"alg\":\"XX\"}") + "." + payload + "." + parts[2]);
    forged.put("alg a number", encode("{\"alg\":256}") + "." + payload + "." + parts[2]);
    for (JWK key : List.of(EC, RSA)) {
      for (byte[] secret : publicTexts(key)) {
        forged.put(
            "HS256 with " + key.getKeyID() + " of " + secret.length,
            sign(new MACSigner(secret), header(JWSAlgorithm.HS256), claims().build()));
      }
    }
    forged.put("a stranger's key", signed(STRANGER, header(JWSAlgorithm.ES256), claims().build()));
    forged.put("a stranger's key, its kid", signed(STRANGER, es256().keyID("ec-1")));
    forged.put(
        "a stranger's key in the header", signed(STRANGER, es256().jwk(STRANGER.toPublicJWK())));
    forged.put(
        "keys from elsewhere",
        signed(STRANGER, es256().jwkURL(java.net.URI.create("https://evil.example/jwks"))));
    forged.put("another kid", signed(EC, es256().keyID("ec-2")));
    forged.put("the kid of another kind of key", signed(EC, es256().keyID("rsa-1")));
    forged.put("a kid that is a path", signed(EC, es256().keyID("../../dev/null")));
    forged.put(
        "a short RSA key", signed(SHORT, new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("short")));
    forged.put("crit", signed(EC, es256().criticalParams(Set.of("exp")).customParam("exp", 1)));
    forged.put(
        "b64 false",
        parts(encode("{\"alg\":\"ES256\",\"b64\":false,\"crit\":[\"b64\"]}"), payload, parts[2]));
    forged.put("typ of something else", signedAs("secevent+jwt"));
    forged.put("typ of a logout token", signedAs("logout+jwt"));
    forged.put(
        "other header, same signature", parts(encode("{\"alg\":\"ES256\"}"), payload, parts[2]));
    forged.put("no signature", parts(parts[0], payload, ""));
    forged.put(
        "a zero signature", parts(parts[0], payload, Base64URL.encode(new byte[64]).toString()));
    forged.put("a signature cut short", parts(parts[0], payload, parts[2].substring(0, 80)));
    forged.put("a longer signature", parts(parts[0], payload, parts[2] + "AAAA"));
    forged.put("a signature in DER", parts(parts[0], payload, der(parts[2])));
    forged.put("same signature, other payload", parts(parts[0], encode(other(payload)), parts[2]));
    forged.put("the last character altered", good.substring(0, good.length() - 1) + next(good));
    forged.put(
        "the first character of the signature altered", parts(parts[0], payload, flip(parts[2])));
    forged.put("padding behind", good + "==");
    forged.put("a blank within", parts(parts[0], payload + " ", parts[2]));
    forged.put(
        "a line break within",
        parts(parts[0], payload, parts[2].substring(0, 40) + "\n" + parts[2].substring(40)));
    forged.put("a fourth part", good + ".AAAA");
    forged.put("five parts, as if encrypted", good + ".AAAA.AAAA");
    forged.put("two parts", parts[0] + "." + payload);
    forged.put("nothing", "");
    forged.put("dots", "..");
    forged.put("not Base64", "%%%.%%%.%%%");
    forged.put("not JSON", parts(encode("no"), payload, parts[2]));
    forged.put("too long", good + "A".repeat(TokenVerifier.LONGEST));
    Map<String, JWTClaimsSet> claims = new LinkedHashMap<>();
    claims.put("other issuer", claims().issuer("https://evil.example").build());
    claims.put("issuer with a slash", claims().issuer(ISSUER + "/").build());
    claims.put("no issuer", claims().issuer(null).build());
    claims.put("other audience", claims().audience("other").build());
    claims.put("no audience", claims().audience((String) null).build());
    claims.put("audience in another case", claims().audience("Touchstone").build());
    claims.put("expired", claims().expirationTime(Date.from(NOW.minusSeconds(1))).build());
    claims.put("expires now", claims().expirationTime(Date.from(NOW)).build());
    claims.put("no expiry", claims().expirationTime(null).build());
    claims.put("expiry as text", claims().claim("exp", "4102444800").build());
    claims.put("not before later", claims().notBeforeTime(Date.from(NOW.plusSeconds(1))).build());
    claims.put("not before as text", claims().claim("nbf", "soon").build());
    for (String time : List.of("exp", "nbf", "iat")) {
      for (Number far :
          List.of(0x1p62, 0x1p63, 1e30, -1e30, new BigInteger("1" + "0".repeat(400)))) {
        claims.put(time + " of " + far, claims().claim(time, far).build());
      }
      claims.put(time + " as list", claims().claim(time, List.of(1)).build());
      claims.put(time + " as truth", claims().claim(time, true).build());
    }
    claims.put(
        "not before later by a part", claims().claim("nbf", NOW.getEpochSecond() + 0.5).build());
    claims.put("a subject that is no text", claims().claim("sub", List.of("shop")).build());
    for (Map.Entry<String, JWTClaimsSet> claim : claims.entrySet()) {
      forged.put(claim.getKey(), signed(EC, header(JWSAlgorithm.ES256), claim.getValue()));
    }
    return forged;
  }

  private static List<byte[]> publicTexts(JWK key) throws Exception {
    Key open = key instanceof RSAKey rsa ? rsa.toRSAPublicKey() : key.toECKey().toECPublicKey();
    return List.of(
        open.getEncoded(),
        pem(open).getBytes(StandardCharsets.UTF_8),
        key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8));
  }

  private static String signedAs(String type) throws Exception {
    return signed(EC, es256().type(new JOSEObjectType(type)));
  }

  private static String other(String payload) {
    return new Base64URL(payload)
        .decodeToString()
        .replace("application:customer", "administrator:*");
  }

  private static String der(String signature) throws Exception {
    byte[] joined = new Base64URL(signature).decode();
    return Base64URL.encode(com.nimbusds.jose.crypto.impl.ECDSA.transcodeSignatureToDER(joined))
        .toString();
  }

  /** The next letter of the alphabet: only bits beyond the last byte may differ. */
  private static char next(String token) {
    char last = token.charAt(token.length() - 1);
    return last == 'A' ? 'B' : last == 'Q' ? 'R' : last == 'g' ? 'h' : 'x';
  }

  private static String flip(String signature) {
    return (signature.charAt(0) == 'A' ? 'B' : 'A') + signature.substring(1);
  }
}
