package org.touchstonehub.sharing.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One bucket for each name, filled evenly to a minute's worth. Keeps the most recent names, so that
 * its memory has a bound whoever calls; a name that was forgotten begins with a full bucket.
 */
final class Buckets {
  private final long perMinute;
  private final TimeMeter time;
  private final Map<String, Bucket> recent;

  /**
   * @param perMinute above 0
   * @param mostNames above 0
   */
  Buckets(long perMinute, int mostNames, TimeMeter time) {
    this.perMinute = perMinute;
    this.time = time;
    this.recent =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > mostNames;
          }
        };
  }

  Allowance take(String name) {
    ConsumptionProbe probe = bucket(name).tryConsumeAndReturnRemaining(1);
    long left = probe.getRemainingTokens();
    long wait = left > 0 ? 0 : Math.max(1, seconds(probe.getNanosToWaitForRefill()));
    return new Allowance(probe.isConsumed(), perMinute, left, wait);
  }

  /** Whether there is nothing left for a name; takes nothing. */
  boolean isUsedUp(String name) {
    return bucket(name).getAvailableTokens() == 0;
  }

  int size() {
    synchronized (recent) {
      return recent.size();
    }
  }

  private Bucket bucket(String name) {
    synchronized (recent) {
      return recent.computeIfAbsent(name, unknown -> full());
    }
  }

  private Bucket full() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
        .withCustomTimePrecision(time)
        .build();
  }

  /** Rounded up: who waits so long finds one. */
  private static long seconds(long nanos) {
    long second = TimeUnit.SECONDS.toNanos(1);
    return (nanos + second - 1) / second;
  }
}
