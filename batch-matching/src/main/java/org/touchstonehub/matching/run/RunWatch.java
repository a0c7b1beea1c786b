package org.touchstonehub.matching.run;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.touchstonehub.mdm.database.Transactions;

/**
 * Finds runs that the database took with it: their job has ended, but that could not be written
 * down while the database was away. Such a run is said to have failed as soon as the database is
 * back; it is not repeated by itself, because it may be what the database died of.
 */
@ApplicationScoped
public class RunWatch {
  private static final Logger LOG = System.getLogger(RunWatch.class.getName());
  private static final long PAUSE_SECONDS = 3;

  @Resource ManagedScheduledExecutorService executor;

  private Transactions transactions;
  private Runs runs;
  private LiveRuns live;
  private RunEnd end;

  @SuppressWarnings("NullAway.Init")
  protected RunWatch() {}

  @Inject
  public RunWatch(Transactions transactions, Runs runs, LiveRuns live, RunEnd end) {
    this.transactions = transactions;
    this.runs = runs;
    this.live = live;
    this.end = end;
  }

  /** Looks every few seconds from now on. To be called once, after {@link RunRecovery#recover}. */
  public void begin() {
    ScheduledFuture<?> unused =
        executor.scheduleWithFixedDelay(
            this::lookUnlessAway, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
  }

  private void lookUnlessAway() {
    try {
      look();
    } catch (RuntimeException databaseAway) {
      // Readiness tells of it; an exception would end the watch.
      LOG.log(Level.DEBUG, "event=batch-watch-blind", databaseAway);
    }
  }

  /** Says that runs which nobody carries out have failed. */
  void look() {
    for (Runs.Orphan cutOff : live.abandoned(() -> transactions.alone(runs::unended))) {
      LOG.log(Level.WARNING, "event=batch-run-cut-off run={0}", cutOff.run());
      end.unlessCompleted(
          cutOff.run(), "The database went away under the job. Restarting goes on where it was.");
    }
  }
}
