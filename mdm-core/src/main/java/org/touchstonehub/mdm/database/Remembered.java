package org.touchstonehub.mdm.database;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Answers that may be used again for a while instead of being looked up: bounded in number and in
 * time. What is not there is looked up each time, so that what comes into being is seen at once.
 */
public final class Remembered<K, V> {
  private record Entry<V>(V value, long at) {}

  private final Map<K, Entry<V>> entries;
  private final AtomicLong forgotten = new AtomicLong();
  private final long nanos;
  private final LongSupplier clock;

  /**
   * @param most the number of answers that are kept, those used last
   * @param longest the age up to which an answer is used
   */
  public Remembered(int most, Duration longest) {
    this(most, longest, System::nanoTime);
  }

  Remembered(int most, Duration longest, LongSupplier clock) {
    this.nanos = longest.toNanos();
    this.clock = clock;
    this.entries =
        Collections.synchronizedMap(
            new LinkedHashMap<>(16, 0.75f, true) {
              private static final long serialVersionUID = 1L;

              @Override
              protected boolean removeEldestEntry(Map.Entry<K, Entry<V>> eldest) {
                return size() > most;
              }
            });
  }

  /** The remembered answer, or that of {@code lookUp}, which is remembered if it is not empty. */
  public Optional<V> get(K key, Function<? super K, Optional<V>> lookUp) {
    Entry<V> known = entries.get(key);
    long now = clock.getAsLong();
    if (known != null && now - known.at() < nanos) return Optional.of(known.value());
    long before = forgotten.get();
    Optional<V> found = lookUp.apply(key);
    // What was read before it was told to be forgotten must not come back.
    found.ifPresent(
        value -> {
          synchronized (entries) {
            if (forgotten.get() == before) entries.put(key, new Entry<>(value, now));
          }
        });
    return found;
  }

  /** To be called when an answer may have changed, after that has been committed. */
  public void forget(K key) {
    synchronized (entries) {
      forgotten.incrementAndGet();
      entries.remove(key);
    }
  }

  /** The same for all answers. */
  public void forgetAll() {
    synchronized (entries) {
      forgotten.incrementAndGet();
      entries.clear();
    }
  }
}
