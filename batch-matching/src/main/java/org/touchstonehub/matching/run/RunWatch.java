package org.touchstonehub.matching.run;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.touchstonehub.mdm.database.Transactions;

/**
 * The heart-beat of this process: every few seconds it renews the leases of its runs, and looks for
 * runs that nobody carries out. One of another process that has gone is taken over. One of its own,
 * whose job has ended without a word because the database was away, is said to have failed; it is
 * not repeated by itself, because it may be what the database died of.
 */
@ApplicationScoped
public class RunWatch {
  private static final Logger LOG = System.getLogger(RunWatch.class.getName());
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

  @Resource ManagedScheduledExecutorService executor;

  private Transactions transactions;
  private Leases leases;
  private LiveRuns live;
  private RunEnd end;
  private RunRecovery recovery;

  @SuppressWarnings("NullAway.Init")
  protected RunWatch() {}

  @Inject
  public RunWatch(
      Transactions transactions, Leases leases, LiveRuns live, RunEnd end, RunRecovery recovery) {
    this.transactions = transactions;
    this.leases = leases;
    this.live = live;
    this.end = end;
    this.recovery = recovery;
  }

  /**
   * Looks for the first time, and every few seconds from now on. To be called once, before requests
   * are served.
   */
  public void begin() {
    LOG.log(Level.INFO, "event=node-begins node={0}", leases.node());
    long third = leases.length().toMillis() / 3;
    long pause = Math.min(LONGEST_PAUSE.toMillis(), third);
    ScheduledFuture<?> unused =
        executor.scheduleWithFixedDelay(this::lookUnlessAway, pause, pause, TimeUnit.MILLISECONDS);
  }

  private void lookUnlessAway() {
    try {
      look();
    } catch (RuntimeException databaseAway) {
      // Readiness tells of it; an exception would end the watch.
      LOG.log(Level.DEBUG, "event=batch-watch-blind", databaseAway);
    }
  }

  void look() {
    if (live.isStopping()) return;
    beat();
    for (Lease cutOff : live.abandoned(() -> transactions.alone(leases::own))) {
      LOG.log(Level.WARNING, "event=batch-run-cut-off run={0}", cutOff.run());
      end.unlessCompleted(
          cutOff, "The database went away under the job. Restarting goes on where it was.");
    }
    recovery.recover();
  }

  private void beat() {
    Set<Lease> carriedOut = live.all();
    if (carriedOut.isEmpty()) return;
    transactions.alone(
        () -> {
          leases.renew(carriedOut);
          return 0;
        });
  }

  /**
   * Leaves the runs to others at once where the application is taken away and the process stays;
   * where it ends, {@link LastRelease} does.
   */
  void onStop(@Observes @BeforeDestroyed(ApplicationScoped.class) @Any Object stoppingApplication) {
    live.stop();
    try {
      int released = transactions.alone(leases::releaseAll);
      LOG.log(Level.INFO, "event=batch-runs-released runs={0}", released);
    } catch (RuntimeException databaseAway) {
      // Their leases run out instead.
      LOG.log(Level.WARNING, "event=batch-runs-not-released", databaseAway);
    }
  }
}
