package org.touchstonehub.sharing.request;

import java.util.function.LongSupplier;
import org.touchstonehub.sharing.problem.NotServed;

/**
 * How fast a body comes. Reading it takes a thread, so a sender who is slower than the least rate,
 * or takes longer than a body may, is turned away.
 */
final class Pace {
  private static final long NANOS = 1_000_000_000L;

  private final long graceNanos;
  private final long leastBytesPerSecond;
  private final long mostNanos;
  private final LongSupplier nanoTime;
  private final long began;
  private long bytes;

  /**
   * @param graceSeconds the rate is not looked at so long
   * @param leastBytesPerSecond on average since the beginning
   * @param mostSeconds for the whole body
   * @param nanoTime as {@link System#nanoTime}
   */
  Pace(long graceSeconds, long leastBytesPerSecond, long mostSeconds, LongSupplier nanoTime) {
    this.graceNanos = graceSeconds * NANOS;
    this.leastBytesPerSecond = leastBytesPerSecond;
    this.mostNanos = mostSeconds * NANOS;
    this.nanoTime = nanoTime;
    this.began = nanoTime.getAsLong();
  }

  /**
   * To be called after each read.
   *
   * @param more bytes that came, from 0
   * @throws NotServed 408 if the body comes too slowly
   */
  void check(int more) {
    bytes += more;
    long elapsed = nanoTime.getAsLong() - began;
    boolean isSlow = elapsed > graceNanos && (double) bytes * NANOS / elapsed < leastBytesPerSecond;
    if (isSlow || elapsed > mostNanos) {
      throw new NotServed(
          408,
          "body-too-slow",
          "The body came too slowly: at least %d bytes a second, and whole within %d seconds."
              .formatted(leastBytesPerSecond, mostNanos / NANOS),
          null);
    }
  }
}
