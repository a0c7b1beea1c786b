package org.touchstonehub.sharing.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstonehub.sharing.security.TokenKeys.Unreadable;

class TokensTest {
  private static final String ISSUER = "https://id.example";
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final ECKey EC = ec("ec-1");
  private static final ECKey STRANGER = ec("ec-1");
  private static final RSAKey RSA = rsa(2048, "rsa-1");
  private static final RSAKey SHORT = rsa(1024, "short");

  private final Settable clock = new Settable(NOW);
  private List<JWK> keys = List.of(EC.toPublicJWK(), RSA.toPublicJWK(), SHORT.toPublicJWK());
  private boolean answers = true;
  private Runnable reading = () -> {};
  private final AtomicInteger reads = new AtomicInteger();
  private final Tokens tokens =
      new Tokens(
          new TokenVerifier(ISSUER, Set.of("touchstone")),
          new TokenKeys(this::read, () -> clock.nanos),
          clock);

  private VerifiedToken verified(String token) throws RefusedToken, Unreadable {
    return tokens.verified(token, () -> false);
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private List<JWK> read() throws Unreadable {
    reads.incrementAndGet();
    reading.run();
    if (!answers) throw new Unreadable("down");
    return keys;
  }

  @Test
  void good_tokens_are_taken_again_and_again_and_checked_once() throws Exception {
    for (String token :
        List.of(good(), signed(RSA, header(JWSAlgorithm.PS256), claims().build()))) {
      for (int i = 0; i < 5; i++) {
        VerifiedToken verified = verified(token);
        assertThat(verified.subject()).isEqualTo("shop");
        assertThat(verified.grants()).containsExactly("application:customer");
      }
    }
    assertThat(tokens.misses()).isEqualTo(2);
    assertThat(tokens.hits()).isEqualTo(8);
    assertThat(reads).hasValue(1);
  }

  @Test
  void of_doubted_senders_one_token_is_checked_at_a_time_and_others_do_not_wait() throws Exception {
    String remembered = signed(EC, header(JWSAlgorithm.ES256), claims().subject("known").build());
    verified(remembered);
    clock.pass(TokenKeys.PAUSE);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    reading =
        () -> {
          begun.countDown();
          awaited(goOn);
        };
    String unknown =
        signed(
            EC, new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("new").build(), claims().build());
    CompletableFuture<Void> checking =
        CompletableFuture.runAsync(
            () ->
                assertThatThrownBy(() -> tokens.verified(unknown, () -> true))
                    .hasMessage("unknown-key"));
    begun.await();

    assertThatThrownBy(() -> tokens.verified(good(), () -> true))
        .isInstanceOf(RefusedToken.Unchecked.class);
    assertThat(tokens.verified(remembered, () -> true).subject()).isEqualTo("known");
    assertThat(verified(good()).subject()).isEqualTo("shop");

    goOn.countDown();
    checking.join();
    String later = signed(EC, header(JWSAlgorithm.ES256), claims().subject("later").build());
    assertThat(tokens.verified(later, () -> true).subject()).isEqualTo("later");
  }

  @Test
  void forged_tokens_of_every_kind_are_refused_also_while_the_good_one_is_remembered()
      throws Exception {
    String good = good();
    verified(good);
    Map<String, String> forged = forged(good);
    List<String> taken = new ArrayList<>();

    for (int twice = 0; twice < 2; twice++) {
      forged.forEach(
          (kind, token) -> {
            try {
              verified(token);
              taken.add(kind);
            } catch (RefusedToken expected) {
              assertThat(expected.getMessage()).matches("[a-z-]+"); // nothing of the token
            } catch (Unreadable wrong) {
              taken.add(kind + " " + wrong);
            }
          });
    }

    assertThat(taken).isEmpty();
    assertThat(forged).hasSizeGreaterThanOrEqualTo(45);
    assertThat(new HashSet<>(forged.values())).hasSameSizeAs(forged.keySet());
    assertThat(tokens.size()).isEqualTo(1);
    assertThat(verified(good).subject()).isEqualTo("shop");
  }

  private static Map<String, String> forged(String good) throws Exception {
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

  @Test
  void a_remembered_token_is_refused_once_it_has_expired_and_before_it_holds() throws Exception {
    String token =
        signed(
            EC,
            header(JWSAlgorithm.ES256),
            claims()
                .notBeforeTime(Date.from(NOW.minusSeconds(10)))
                .expirationTime(Date.from(NOW.plusSeconds(30)))
                .build());
    verified(token);

    clock.pass(Duration.ofSeconds(29));
    assertThat(verified(token).subject()).isEqualTo("shop");
    clock.instant = NOW.minusSeconds(11); // the clock was set back
    assertThatThrownBy(() -> verified(token)).isInstanceOf(RefusedToken.class);
    clock.instant = NOW.plusSeconds(30);
    assertThatThrownBy(() -> verified(token))
        .isInstanceOf(RefusedToken.class)
        .hasMessage("expired");
    assertThat(tokens.size()).isZero();
  }

  @Test
  void a_key_that_was_taken_out_is_honoured_for_a_minute_at_most() throws Exception {
    String token = good();
    verified(token);
    keys = List.of(ec("ec-2").toPublicJWK());

    clock.pass(TokenKeys.FRESH.minusSeconds(1));
    assertThat(verified(token).subject()).isEqualTo("shop");
    clock.pass(Duration.ofSeconds(1));

    assertThatThrownBy(() -> verified(token)).isInstanceOf(RefusedToken.class);
  }

  @Test
  void a_new_key_serves_at_once_and_unknown_ones_do_not_drive_the_issuer() throws Exception {
    verified(good());
    ECKey next = ec("ec-9");
    keys = List.of(next.toPublicJWK());
    String token = signed(next, es256().keyID("ec-9"));
    clock.pass(TokenKeys.PAUSE);

    assertThat(verified(token).subject()).isEqualTo("shop");
    assertThat(reads).hasValue(2);
    for (int i = 0; i < 50; i++) {
      String unknown = signed(STRANGER, es256().keyID("x" + i));
      assertThatThrownBy(() -> verified(unknown)).isInstanceOf(RefusedToken.class);
    }
    assertThat(reads).hasValue(2);
  }

  @Test
  void keys_that_cannot_be_read_again_serve_for_a_while_and_then_nothing_does() throws Exception {
    String token = good();
    verified(token);
    answers = false;

    clock.pass(TokenKeys.LONGEST.minusSeconds(1));
    assertThat(verified(token).subject()).isEqualTo("shop");
    clock.pass(Duration.ofSeconds(1));

    assertThatThrownBy(() -> verified(token)).isInstanceOf(Unreadable.class);
    answers = true;
    assertThat(verified(token).subject()).isEqualTo("shop");
  }

  @Test
  void no_more_tokens_are_remembered_than_there_is_room_for() throws Exception {
    Tokens two =
        new Tokens(
            new TokenVerifier(ISSUER, Set.of("touchstone")),
            new TokenKeys(this::read, () -> clock.nanos),
            clock,
            2);
    String a = signed(EC, es256());
    String b = signed(EC, es256());
    for (String token : List.of(a, b, a, signed(EC, es256()))) two.verified(token, () -> false);

    assertThat(two.size()).isEqualTo(2);
    two.verified(a, () -> false);
    assertThat(two.hits()).as("a is remembered").isEqualTo(2);
    two.verified(b, () -> false);
    assertThat(two.misses()).as("b was used the longest ago").isEqualTo(4);
  }

  @Test
  void forged_tokens_take_no_room() throws Exception {
    VerifiedToken first = verified(good());
    String[] parts = good().split("\\.", -1);
    assertThat(first.subject()).isEqualTo("shop");
    for (int i = 0; i < 50; i++) {
      String forged = parts(parts[0], encode("{\"n\":" + i + "}"), parts[2]);
      assertThatThrownBy(() -> verified(forged)).isInstanceOf(RefusedToken.class);
    }

    assertThat(tokens.size()).isEqualTo(1);
  }

  @Test
  void keys_are_read_in_every_form_and_secret_or_no_keys_in_none(@TempDir Path folder)
      throws Exception {
    String set = new JWKSet(List.of(EC.toPublicJWK(), RSA.toPublicJWK())).toString();
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(RSA.toRSAPublicKey().getEncoded())
            + "\n-----END PUBLIC KEY-----\n";
    Path file = Files.writeString(folder.resolve("keys"), set);

    assertThat(KeyLocation.keys(set)).hasSize(2);
    assertThat(KeyLocation.keys(EC.toPublicJWK().toJSONString())).hasSize(1);
    assertThat(KeyLocation.keys(Base64URL.encode(set).toString())).hasSize(2);
    assertThat(KeyLocation.keys(pem).get(0).toRSAKey().toRSAPublicKey())
        .isEqualTo(RSA.toRSAPublicKey());
    assertThat(KeyLocation.keys(pemOf(EC)).get(0).toECKey().toECPublicKey())
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

  private static String pemOf(ECKey key) throws Exception {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(key.toECPublicKey().getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }

  private static List<byte[]> publicTexts(JWK key) throws Exception {
    byte[] encoded =
        key instanceof RSAKey rsa
            ? rsa.toRSAPublicKey().getEncoded()
            : key.toECKey().toECPublicKey().getEncoded();
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(encoded)
            + "\n-----END PUBLIC KEY-----\n";
    return List.of(
        encoded,
        pem.getBytes(StandardCharsets.UTF_8),
        key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8));
  }

  private static String good() throws Exception {
    return signed(EC, header(JWSAlgorithm.ES256), claims().build());
  }

  private static String signedAs(String type) throws Exception {
    return signed(EC, es256().type(new JOSEObjectType(type)));
  }

  private static JWSHeader.Builder es256() {
    return new JWSHeader.Builder(JWSAlgorithm.ES256);
  }

  private static JWSHeader header(JWSAlgorithm algorithm) {
    return new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT).build();
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .subject("shop")
        .audience("touchstone")
        .claim("groups", List.of("application:customer"))
        .expirationTime(Date.from(NOW.plusSeconds(36_000)));
  }

  /** With claims that are good. */
  private static String signed(JWK key, JWSHeader.Builder header) throws Exception {
    return signed(key, header.build(), claims().build());
  }

  private static String signed(JWK key, JWSHeader header, JWTClaimsSet claims) throws Exception {
    if (key instanceof RSAKey rsa) {
      return sign(
          new RSASSASigner(rsa.toRSAPrivateKey(), Set.of(AllowWeakRSAKey.getInstance())),
          header,
          claims);
    }
    return sign(new ECDSASigner(key.toECKey()), header, claims);
  }

  private static String sign(JWSSigner signer, JWSHeader header, JWTClaimsSet claims)
      throws Exception {
    SignedJWT token = new SignedJWT(header, claims);
    token.sign(signer);
    return token.serialize();
  }

  private static String parts(String header, String payload, String signature) {
    return header + "." + payload + "." + signature;
  }

  private static String encode(String text) {
    return Base64URL.encode(text).toString();
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

  private static ECKey ec(String id) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyUse(KeyUse.SIGNATURE).keyID(id).generate();
    } catch (com.nimbusds.jose.JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static RSAKey rsa(int bits, String id) {
    try {
      return new RSAKeyGenerator(bits, true).keyID(id).generate();
    } catch (com.nimbusds.jose.JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Passes only when told to. */
  private static final class Settable extends Clock {
    private Instant instant;
    private long nanos = 5;

    Settable(Instant instant) {
      this.instant = instant;
    }

    void pass(Duration time) {
      instant = instant.plus(time);
      nanos += TimeUnit.NANOSECONDS.convert(time);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Instant instant() {
      return instant;
    }
  }
}
