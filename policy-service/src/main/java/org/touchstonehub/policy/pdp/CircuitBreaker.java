package org.touchstonehub.policy.pdp;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Spares callers the wait for an engine that fails again and again: after so many failures in a row
 * nobody is let through for a pause; then one is, and decides for all.
 */
final class CircuitBreaker {
  private final int failuresToOpen;
  private final long pauseNanos;
  private final LongSupplier nanoTime;

  private int failures;
  private boolean open;
  private long openedAt;
  private boolean probing;

  CircuitBreaker(int failuresToOpen, Duration pause, LongSupplier nanoTime) {
    this.failuresToOpen = failuresToOpen;
    this.pauseNanos = pause.toNanos();
    this.nanoTime = nanoTime;
  }

  /** Whether the caller may try; one who may must report {@link #succeeded} or {@link #failed}. */
  synchronized boolean lets() {
    if (!open) return true;
    if (probing || nanoTime.getAsLong() - openedAt < pauseNanos) return false;
    probing = true;
    return true;
  }

  synchronized void succeeded() {
    failures = 0;
    open = false;
    probing = false;
  }

  synchronized void failed() {
    failures++;
    if (open && !probing) return; // a straggler that was let through before
    if (open || failures >= failuresToOpen) {
      open = true;
      openedAt = nanoTime.getAsLong();
      probing = false;
    }
  }
}
