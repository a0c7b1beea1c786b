package org.touchstonehub.sharing.security;

import com.nimbusds.jose.jwk.JWK;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The issuer's public keys, read again from time to time. A key that the issuer took out of its set
 * is honoured for {@link #FRESH} more while the issuer answers, and for {@link #LONGEST} at most
 * while it does not; after that no token is good until it answers again.
 */
final class TokenKeys {
  /** After this time the keys are read again. */
  static final Duration FRESH = Duration.ofSeconds(60);

  /** The longest that keys serve which could not be read again. */
  static final Duration LONGEST = Duration.ofMinutes(15);

  /** A key that is not known may make the set be read anew, but no more often than this. */
  static final Duration PAUSE = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(TokenKeys.class);

  /** Reads the keys from where they are; the result is never empty. */
  interface Source {
    List<JWK> read() throws Unreadable;
  }

  /** The keys cannot be had. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }
  }

  /**
   * The keys at one time.
   *
   * @param generation another number where the keys are others
   */
  record Read(List<JWK> keys, long generation, long at, long tried) {}

  private final Source source;
  private final LongSupplier nanos;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile Read last;

  TokenKeys(Source source, LongSupplier nanos) {
    this.source = source;
    this.nanos = nanos;
    long longAgo = nanos.getAsLong() - LONGEST.toNanos() - 1;
    this.last = new Read(List.of(), 0, longAgo, longAgo);
  }

  /**
   * The keys to be used now.
   *
   * @throws Unreadable if there are none that are young enough
   */
  Read current() throws Unreadable {
    Read known = last;
    long now = nanos.getAsLong();
    if (now - known.at() < FRESH.toNanos()) return known;
    boolean usable = now - known.at() < LONGEST.toNanos();
    if (usable && now - known.tried() < PAUSE.toNanos()) return known;
    return readAgain(known, usable);
  }

  /**
   * The keys, read anew if they are not those that did not do and the last try is {@link #PAUSE}
   * old.
   */
  Read beyond(Read insufficient) throws Unreadable {
    Read known = last;
    if (known.generation() != insufficient.generation()) return known;
    if (nanos.getAsLong() - known.tried() < PAUSE.toNanos()) return known;
    return readAgain(known, true);
  }

  private Read readAgain(Read known, boolean usable) throws Unreadable {
    // One thread reads; the others go on with what is there, or wait where nothing is.
    if (usable) {
      if (!reading.tryLock()) return known;
    } else {
      reading.lock();
    }
    try {
      if (last.tried() != known.tried()) return current();
      long now = nanos.getAsLong();
      try {
        List<JWK> keys = List.copyOf(source.read());
        long generation = keys.equals(known.keys()) ? known.generation() : known.generation() + 1;
        if (generation != known.generation()) {
          LOG.info("event=token-keys count={} generation={}", keys.size(), generation);
        }
        last = new Read(keys, generation, now, now);
      } catch (Unreadable failure) {
        LOG.warn("event=token-keys-unreadable detail=\"{}\"", failure.getMessage());
        last = new Read(known.keys(), known.generation(), known.at(), now);
        if (!usable) throw failure;
      }
      return last;
    } finally {
      reading.unlock();
    }
  }
}
