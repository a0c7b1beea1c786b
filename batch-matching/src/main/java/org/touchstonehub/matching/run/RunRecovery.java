package org.touchstonehub.matching.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Transactions;

/**
 * Takes up the runs that a kill left behind. Their executions stand as started in the job
 * repository for ever, so they are marked as failed first.
 */
@ApplicationScoped
public class RunRecovery {
  private static final Logger LOG = System.getLogger(RunRecovery.class.getName());
  private static final List<String> JOB_TABLES =
      List.of("jbatchexecutioninstancedata", "jbatchstepexecutioninstancedata");

  private Database database;
  private Transactions transactions;
  private Runs runs;
  private LiveRuns live;
  private JobLauncher launcher;

  @SuppressWarnings("NullAway.Init")
  protected RunRecovery() {}

  @Inject
  public RunRecovery(
      Database database,
      Transactions transactions,
      Runs runs,
      LiveRuns live,
      JobLauncher launcher) {
    this.database = database;
    this.transactions = transactions;
    this.runs = runs;
    this.live = live;
    this.launcher = launcher;
  }

  /**
   * Called at start, after the models are active, before requests are served, and outside a
   * transaction; again if the database went away meanwhile. One node at a time.
   */
  public void recover() {
    for (Runs.Orphan orphan : live.abandoned(() -> transactions.alone(runs::unended))) {
      LOG.log(Level.WARNING, "event=batch-run-taken-up run={0}", orphan.run());
      Long execution = orphan.execution();
      if (execution != null) markFailed(execution);
      RunId run = live.begin(orphan::run);
      // The kill may have come before the runtime had stored its job. The steps know what is done.
      if (execution == null || !launcher.restart(run, execution)) launcher.launch(run);
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
