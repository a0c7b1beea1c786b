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
  private Leases leases;
  private LiveRuns live;

  @SuppressWarnings("NullAway.Init")
  protected RunEnd() {}

  @Inject
  public RunEnd(Transactions transactions, Runs runs, Leases leases, LiveRuns live) {
    this.transactions = transactions;
    this.runs = runs;
    this.leases = leases;
    this.live = live;
  }

  /**
   * Says that the run failed, unless it has completed or another process carries it out. A run that
   * ends because the server stops has not failed: whoever looks next takes it up.
   *
   * @param failure what to tell whoever asks for the run
   * @throws RuntimeException if the database is away; {@link RunWatch} makes up for it
   */
  public void unlessCompleted(Lease lease, String failure) {
    String outcome = "unknown"; // the database is away
    try {
      outcome = transactions.alone(() -> live.isStopping() ? leave(lease) : end(lease, failure));
    } finally {
      live.end(lease);
      LOG.log(Level.INFO, "event=batch-job-ended run={0} outcome={1}", lease.run(), outcome);
    }
  }

  private String leave(Lease lease) {
    leases.release(lease);
    return "stopped";
  }

  private String end(Lease lease, String failure) {
    if (runs.fail(lease, failure)) return "failed";
    return runs.require(lease.run()).state() == RunState.COMPLETED ? "completed" : "left-to-others";
  }
}
