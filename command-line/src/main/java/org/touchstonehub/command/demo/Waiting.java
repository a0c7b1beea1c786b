package org.touchstonehub.command.demo;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a server to be there. */
final class Waiting {
  private static final long PAUSE_MILLIS = 200;

  private Waiting() {}

  /**
   * Returns when the condition holds.
   *
   * @throws DemoFailed if the server ends before, or the time does
   */
  static void until(BooleanSupplier condition, Child server, Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      if (!server.isAlive()) throw server.failure("has ended");
      if (System.nanoTime() > deadline) {
        throw server.failure("is not ready after %d s".formatted(atMost.toSeconds()));
      }
      pause();
    }
  }

  static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new DemoFailed("The demo was stopped.", stopped);
    }
  }
}
