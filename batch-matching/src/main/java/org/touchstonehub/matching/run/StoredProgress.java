package org.touchstonehub.matching.run;

import org.touchstonehub.match.engine.Progress;
import org.touchstonehub.mdm.database.Transactions;

/** Writes the engine's progress into the run's row, at most twice a second. */
final class StoredProgress implements Progress {
  private static final long PAUSE_NANOS = 500_000_000L;

  private final Transactions transactions;
  private final Runs runs;
  private final RunId run;
  private String stage = "reading records";
  private long total = -1;
  private long written = System.nanoTime() - PAUSE_NANOS;

  StoredProgress(Transactions transactions, Runs runs, RunId run) {
    this.transactions = transactions;
    this.runs = runs;
    this.run = run;
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
          runs.progress(run, stage, done, total);
          return 0;
        });
    written = System.nanoTime();
  }
}
