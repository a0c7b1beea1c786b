package org.touchstonehub.matching.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Transactions;

/**
 * Takes up the runs that no living process carries out, each in a new job: its steps know what is
 * done. The job that a killed process left stands as started in the job repository for ever, so it
 * is marked as failed.
 */
@ApplicationScoped
public class RunRecovery {
  private static final Logger LOG = System.getLogger(RunRecovery.class.getName());
  private static final List<String> JOB_TABLES =
      List.of("jbatchexecutioninstancedata", "jbatchstepexecutioninstancedata");

  private Database database;
  private Transactions transactions;
  private Leases leases;
  private LiveRuns live;
  private JobLauncher launcher;
  private RunEnd end;

  @SuppressWarnings("NullAway.Init")
  protected RunRecovery() {}

  @Inject
  public RunRecovery(
      Database database,
      Transactions transactions,
      Leases leases,
      LiveRuns live,
      JobLauncher launcher,
      RunEnd end) {
    this.database = database;
    this.transactions = transactions;
    this.leases = leases;
    this.live = live;
    this.launcher = launcher;
    this.end = end;
  }

  /**
   * Takes up all that there are now. Called at start, when the models are active and before
   * requests are served, and every few seconds from then on; outside a transaction.
   */
  public void recover() {
    for (Optional<Leases.Takeover> next = next(); next.isPresent(); next = next()) {
      goOn(next.get());
    }
  }

  private Optional<Leases.Takeover> next() {
    return live.takeOver(except -> transactions.alone(() -> leases.takeOver(except)));
  }

  private void goOn(Leases.Takeover taken) {
    LOG.log(
        Level.WARNING,
        "event=batch-run-taken-up run={0} by={1} from={2} takeovers={3}",
        taken.lease().run(),
        taken.lease().owner(),
        taken.from() == null ? "none" : taken.from(),
        taken.takeovers());
    if (taken.execution() != null) markFailed(taken.execution());
    if (taken.isOneTooMany()) {
      end.unlessCompleted(
          taken.lease(),
          "Its process ended %d times in a row without the job getting any further; it may need more memory than there is. Restarting goes on where it was."
              .formatted(taken.takeovers()));
    } else {
      launcher.launch(taken.lease());
    }
  }

  /** The specification has no call for this; the tables are those of the server's JBatch. */
  private void markFailed(long execution) {
    transactions.alone(
        () -> {
          for (String table : JOB_TABLES) {
            database
                .sql(
                    """
                    update batch.%s set batchstatus = 'FAILED', exitstatus = 'FAILED'
                    where jobexecid = :execution
                      and batchstatus in ('STARTING', 'STARTED', 'STOPPING')"""
                        .formatted(table))
                .set("execution", execution)
                .update();
          }
          return 0;
        });
  }
}
