package org.touchstonehub.matching.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.touchstonehub.mdm.database.Transactions;

/** Ends runs whose job ended before their last step. */
@ApplicationScoped
public class RunEnd {
  private Transactions transactions;
  private Runs runs;
  private LiveRuns live;

  @SuppressWarnings("NullAway.Init")
  protected RunEnd() {}

  @Inject
  public RunEnd(Transactions transactions, Runs runs, LiveRuns live) {
    this.transactions = transactions;
    this.runs = runs;
    this.live = live;
  }

  /**
   * Says that the run failed, unless it has completed. A run that ends because the server stops has
   * not failed: the next start takes it up.
   *
   * @param failure what to tell whoever asks for the run
   * @throws RuntimeException if the database is away; {@link RunWatch} makes up for it
   */
  public void unlessCompleted(RunId run, String failure) {
    try {
      if (live.isStopping()) return;
      transactions.alone(
          () -> {
            runs.fail(run, failure);
            return 0;
          });
    } finally {
      live.end(run);
    }
  }
}
