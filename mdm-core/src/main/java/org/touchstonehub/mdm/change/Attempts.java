package org.touchstonehub.mdm.change;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.mdm.database.Busy;
import org.touchstonehub.mdm.database.DatabaseFailure;

/**
 * Makes a change again that came upon others, so that no caller sees a deadlock or what they raced
 * with. What one attempt finds out is kept for the next.
 */
public final class Attempts {
  private static final int MOST = 10;
  private static final long LONGEST_PAUSE_NANOS = 20_000_000;

  private static final ThreadLocal<@Nullable Map<Class<?>, Object>> KEPT = new ThreadLocal<>();

  private Attempts() {}

  /**
   * Does the work, again where it {@linkplain MayRepeat may be}. Within such work it just does it.
   *
   * @param work makes transactions of its own: each attempt begins outside of any
   * @throws Busy if others were in the way each time
   */
  public static <T> T at(Callable<T> work) throws Exception {
    if (KEPT.get() != null) return work.call();
    KEPT.set(new HashMap<>());
    try {
      return repeat(work);
    } finally {
      KEPT.remove();
    }
  }

  /** The same for work that fails with nothing checked. */
  public static <T> T unchecked(Supplier<T> work) {
    try {
      return at(work::get);
    } catch (RuntimeException failure) {
      throw failure;
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static <T> T repeat(Callable<T> work) throws Exception {
    for (int attempt = 1; ; attempt++) {
      try {
        return work.call();
      } catch (RuntimeException failure) {
        if (!mayRepeat(failure)) throw failure;
        if (attempt == MOST) {
          throw new Busy(
              "Others kept changing the same records; send the request again in some seconds.");
        }
      }
      // those who met do not meet again at once
      LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE_NANOS));
    }
  }

  private static boolean mayRepeat(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof MayRepeat) return true;
      if (cause instanceof DatabaseFailure database && database.isRaced()) return true;
    }
    return false;
  }

  /**
   * What attempts of the present work keep of this kind; outside of such work it is fresh each
   * time.
   */
  public static <S> S kept(Class<S> kind, Supplier<S> fresh) {
    Map<Class<?>, Object> kept = KEPT.get();
    return kept == null
        ? fresh.get()
        : kind.cast(kept.computeIfAbsent(kind, ignored -> fresh.get()));
  }
}
