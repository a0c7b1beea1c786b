package org.touchstonehub.sharing.security;

import com.nimbusds.jose.jwk.JWK;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import org.touchstonehub.mdm.database.Digests;
import org.touchstonehub.sharing.security.TokenKeys.Unreadable;
import org.touchstonehub.sharing.security.TokenVerifier.UnknownKey;

/**
 * Verifies tokens, and remembers those that were good: a signature takes far longer to check than a
 * digest. A token is remembered by the SHA-256 digest of its whole text, so one that differs in a
 * character is another one; it is forgotten when it expires, when the issuer's keys are others, and
 * when {@link #MOST} others were used since. Whether it holds now is checked on each use. Bad
 * tokens are not remembered; of senders that are doubted, one signature is checked at a time, so
 * that forged ones take no more than one processor.
 */
final class Tokens {
  /** Tokens that are remembered, some 300 bytes each and their grants. */
  static final int MOST = 10_000;

  /** What is known of a token; good only with the keys that it was verified with. */
  private record Known(VerifiedToken token, long generation) {}

  private final TokenVerifier verifier;
  private final TokenKeys keys;
  private final Clock clock;
  private final Semaphore doubted = new Semaphore(1);
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private final Map<ByteBuffer, Known> known;

  Tokens(TokenVerifier verifier, TokenKeys keys, Clock clock) {
    this(verifier, keys, clock, MOST);
  }

  /**
   * @param most tokens that are remembered
   */
  Tokens(TokenVerifier verifier, TokenKeys keys, Clock clock, int most) {
    this.verifier = verifier;
    this.keys = keys;
    this.clock = clock;
    known =
        Collections.synchronizedMap(
            new LinkedHashMap<>(64, 0.75f, true) {
              private static final long serialVersionUID = 1L;

              @Override
              protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Known> eldest) {
                return size() > most;
              }
            });
  }

  /**
   * @param compact as it came in the header
   * @param isDoubted whether its sender is; asked where the token is not remembered
   * @throws RefusedToken unless it is the issuer's, for this hub, and holds now
   * @throws RefusedToken.Unchecked if its sender is doubted and another such token is just checked
   * @throws Unreadable if the issuer's keys cannot be had, so that nothing can be said
   */
  VerifiedToken verified(String compact, BooleanSupplier isDoubted)
      throws RefusedToken, Unreadable {
    if (compact.length() > TokenVerifier.LONGEST) throw new RefusedToken("too-long");
    long now = clock.instant().getEpochSecond();
    TokenKeys.Read current = keys.current();
    ByteBuffer digest = digest(compact);
    Known remembered = known.get(digest);
    if (remembered != null && remembered.generation() == current.generation()) {
      hits.increment();
      return heldAt(now, digest, remembered.token());
    }
    misses.increment();
    if (remembered != null) known.remove(digest);
    VerifiedToken token =
        (isDoubted.getAsBoolean() ? inTurn(compact, current) : fresh(compact, current)).at(now);
    // With the generation from before: keys that changed meanwhile make it be verified again.
    known.put(digest, new Known(token, current.generation()));
    return token;
  }

  private VerifiedToken heldAt(long now, ByteBuffer digest, VerifiedToken token)
      throws RefusedToken {
    if (now >= token.expires()) known.remove(digest);
    return token.at(now);
  }

  private VerifiedToken inTurn(String compact, TokenKeys.Read current)
      throws RefusedToken, Unreadable {
    if (!doubted.tryAcquire()) throw new RefusedToken.Unchecked();
    try {
      return fresh(compact, current);
    } finally {
      doubted.release();
    }
  }

  private VerifiedToken fresh(String compact, TokenKeys.Read current)
      throws RefusedToken, Unreadable {
    try {
      return verifier.verify(compact, current.keys());
    } catch (UnknownKey perhapsNew) {
      List<JWK> newer = keys.beyond(current).keys();
      try {
        return verifier.verify(compact, newer);
      } catch (UnknownKey unknown) {
        throw new RefusedToken("unknown-key");
      }
    }
  }

  /** How many tokens are remembered now. */
  int size() {
    return known.size();
  }

  long hits() {
    return hits.sum();
  }

  long misses() {
    return misses.sum();
  }

  private static ByteBuffer digest(String compact) {
    return ByteBuffer.wrap(Digests.sha256().digest(compact.getBytes(StandardCharsets.UTF_8)));
  }
}
