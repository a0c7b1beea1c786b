package org.touchstonehub.matching.run;

/**
 * Another process carries out the run by now, or it has ended: this one stops, with what it was
 * about to write rolled back. No failure of the run.
 */
public final class LostLease extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LostLease(Lease lease) {
    super("batch job %s is no longer this process's".formatted(lease.run()));
  }
}
