package org.touchstonehub.matching.run;

import org.touchstonehub.match.engine.Progress;
import org.touchstonehub.mdm.database.Transactions;

/**
 * Writes the engine's progress into the run's row, at most twice a second; so work whose lease is
 * lost ends soon.
 */
final class StoredProgress implements Progress {
  private static final long PAUSE_NANOS = 500_000_000L;

  private final Transactions transactions;
  private final Runs runs;
  private final Lease lease;
  private String stage = "reading records";
  private long total = -1;
  private long written = System.nanoTime() - PAUSE_NANOS;

  StoredProgress(Transactions transactions, Runs runs, Lease lease) {
    this.transactions = transactions;
    this.runs = runs;
    this.lease = lease;
  }

  @Override
  public void stage(String name, long steps) {
    stage = name;
    total = steps;
    write(0);
  }

  @Override
  public void done(long done) {
    if (System.nanoTime() - written >= PAUSE_NANOS) write(done);
  }

  private void write(long done) {
    transactions.alone(
        () -> {
          runs.progress(lease, stage, done, total);
          return 0;
        });
    written = System.nanoTime();
  }
}
