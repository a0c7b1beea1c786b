package org.touchstonehub.sharing.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.touchstonehub.sharing.security.SignedTokens.EC;
import static org.touchstonehub.sharing.security.SignedTokens.ISSUER;
import static org.touchstonehub.sharing.security.SignedTokens.NOW;
import static org.touchstonehub.sharing.security.SignedTokens.RSA;
import static org.touchstonehub.sharing.security.SignedTokens.SHORT;
import static org.touchstonehub.sharing.security.SignedTokens.STRANGER;
import static org.touchstonehub.sharing.security.SignedTokens.claims;
import static org.touchstonehub.sharing.security.SignedTokens.ec;
import static org.touchstonehub.sharing.security.SignedTokens.encode;
import static org.touchstonehub.sharing.security.SignedTokens.es256;
import static org.touchstonehub.sharing.security.SignedTokens.good;
import static org.touchstonehub.sharing.security.SignedTokens.header;
import static org.touchstonehub.sharing.security.SignedTokens.parts;
import static org.touchstonehub.sharing.security.SignedTokens.signed;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.touchstonehub.sharing.security.TokenKeys.Unreadable;

class TokensTest {
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
    Map<String, String> forged = ForgedTokens.of(good);
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
