package org.touchstonehub.matching.run;

import jakarta.batch.operations.BatchRuntimeException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Sql;
import org.touchstonehub.mdm.database.Transactions;

/**
 * Takes up the runs that a kill left behind. Their executions stand as started in the job
 * repository for ever, so they are marked as failed first.
 */
@ApplicationScoped
public class RunRecovery {
  private static final Logger LOG = System.getLogger(RunRecovery.class.getName());

  private Database database;
  private Transactions transactions;
  private Runs runs;
  private JobLauncher launcher;

  @SuppressWarnings("NullAway.Init")
  protected RunRecovery() {}

  @Inject
  public RunRecovery(
      Database database, Transactions transactions, Runs runs, JobLauncher launcher) {
    this.database = database;
    this.transactions = transactions;
    this.runs = runs;
    this.launcher = launcher;
  }

  /**
   * Called once at start, after the models are active, before requests are served, and outside a
   * transaction. One node at a time.
   */
  public void recover() {
    List<Runs.Orphan> orphans = transactions.alone(runs::unended);
    for (Runs.Orphan orphan : orphans) {
      LOG.log(Level.WARNING, "event=batch-run-taken-up run={0}", orphan.run());
      Long execution = orphan.execution();
      if (execution == null) {
        launcher.launch(orphan.run());
      } else {
        takeUp(orphan.run(), execution);
      }
    }
  }

  private void takeUp(RunId run, long execution) {
    try {
      transactions.alone(
          () -> {
            markFailed(execution);
            return 0;
          });
      launcher.restart(run, execution);
    } catch (BatchRuntimeException notRestartable) {
      // The kill may have come before the runtime had stored its job. The steps know what is done.
      LOG.log(
          Level.WARNING,
          "event=batch-execution-not-restartable run={0} execution={1} cause={2}",
          run,
          execution,
          notRestartable.getClass().getSimpleName());
      launcher.launch(run);
    }
  }

  /** The specification has no call for this; the tables are those of the server's JBatch. */
  private void markFailed(long execution) {
    List<String> tables =
        database
            .sql(
                """
                select table_name from information_schema.tables
                where table_schema = 'batch' and lower(table_name) in
                  ('executioninstancedata', 'jbatchexecutioninstancedata',
                   'stepexecutioninstancedata', 'jbatchstepexecutioninstancedata')""")
            .list(row -> row.text("table_name"));
    for (String table : tables) {
      database
          .sql(
              """
              update batch.%s set batchstatus = 'FAILED', exitstatus = 'FAILED'
              where jobexecid = :execution and batchstatus in ('STARTING', 'STARTED', 'STOPPING')"""
                  .formatted(Sql.identifier(table)))
          .set("execution", execution)
          .update();
    }
  }
}
