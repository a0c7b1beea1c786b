package org.touchstonehub.matching.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.touchstonehub.mdm.database.Transactions;

/** Ends runs whose job ended before their last step. */
@ApplicationScoped
public class RunEnd {
  private static final Logger LOG = System.getLogger(RunEnd.class.getName());

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
    String outcome = "unknown"; // the database is away
    try {
      outcome = live.isStopping() ? "stopped" : end(run, failure);
    } finally {
      live.end(run);
      LOG.log(Level.INFO, "event=batch-job-ended run={0} outcome={1}", run, outcome);
    }
  }

  private String end(RunId run, String failure) {
    return transactions.alone(() -> runs.fail(run, failure)) ? "failed" : "completed";
  }
}
