package org.touchstonehub.mdm.database;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How long the current thread waits for one answer of the database. A server that hangs, or a
 * network that swallows packets, sends no error: without a bound whoever asks it waits as long as
 * it pleases. Work of hours (a batch, a migration) has no bound; whoever serves a caller has one.
 */
public final class AnswerTime {
  private static final ThreadLocal<@Nullable Duration> MOST = new ThreadLocal<>();

  private AnswerTime() {}

  /** From here on the current thread waits no longer than this, until {@link #unbind}. */
  public static void bind(Duration most) {
    if (most.isNegative() || most.isZero()) throw new IllegalArgumentException("most: " + most);
    MOST.set(most);
  }

  /** The current thread waits without bound again. */
  public static void unbind() {
    MOST.remove();
  }

  /** Does a piece of work that may be waited for longer than what is around it. */
  public static <T> T within(Duration most, Supplier<T> work) {
    Duration around = MOST.get();
    bind(most);
    try {
      return work.get();
    } finally {
      if (around == null) unbind();
      else bind(around);
    }
  }

  /** In milliseconds as the driver takes it: 0 is without bound. */
  public static int millis() {
    Duration most = MOST.get();
    return most == null ? 0 : (int) Math.min(Integer.MAX_VALUE, Math.max(1, most.toMillis()));
  }
}
