package org.touchstonehub.sharing.request;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.touchstonehub.mdm.database.Busy;

/**
 * A bound on requests of one kind that are served at once, so that they leave threads and database
 * connections to the others. A few more may wait for a bounded time; the rest are turned away.
 */
public final class Bulkhead {
  private final Semaphore places;
  private final Semaphore served;
  private final Duration patience;

  /**
   * @param atOnce requests served at once, from 1
   * @param waiting requests that may wait beside those
   * @param patience how long they wait
   */
  Bulkhead(int atOnce, int waiting, Duration patience) {
    if (atOnce < 1) throw new IllegalArgumentException("at least one is served at once");
    this.places = new Semaphore(atOnce + waiting);
    this.served = new Semaphore(atOnce, true);
    this.patience = patience;
  }

  /** To be closed when the request has been served; closing it again does nothing. */
  public final class Turn implements AutoCloseable {
    private final AtomicBoolean isOver = new AtomicBoolean();

    @Override
    public void close() {
      if (isOver.compareAndSet(false, true)) {
        served.release();
        places.release();
      }
    }
  }

  /**
   * @throws Busy if too many are served and waiting, or the wait is over
   */
  public Turn enter() {
    if (!places.tryAcquire()) throw busy();
    boolean isServed = false;
    try {
      isServed = served.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } finally {
      if (!isServed) places.release();
    }
    if (!isServed) throw busy();
    return new Turn();
  }

  /**
   * Does the work in a turn of its own.
   *
   * @throws Busy as {@link #enter}; the work was not begun then
   */
  public <T> T serve(Supplier<T> work) {
    Turn turn = enter();
    try {
      return work.get();
    } finally {
      turn.close();
    }
  }

  private static Busy busy() {
    return new Busy(
        "The hub serves as many requests of this kind as it can; send yours again in some seconds.");
  }
}
