package org.touchstonehub.matching.run;

import jakarta.batch.operations.BatchRuntimeException;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Properties;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.mdm.database.Transactions;

/** Hands runs to the server's batch runtime. */
@ApplicationScoped
public class JobLauncher {
  private static final String JOB = "match-and-merge";

  private Transactions transactions;
  private Runs runs;

  @SuppressWarnings("NullAway.Init")
  protected JobLauncher() {}

  @Inject
  public JobLauncher(Transactions transactions, Runs runs) {
    this.transactions = transactions;
    this.runs = runs;
  }

  /** Starts a new execution; the steps of the run that are done do nothing in it. */
  void launch(RunId run) {
    try {
      executes(run, BatchRuntime.getJobOperator().start(JOB, parameters(run)));
    } catch (BatchRuntimeException e) {
      String failure = "The server's batch runtime did not start the job; see its log.";
      transactions.alone(
          () -> {
            runs.fail(run, failure);
            return 0;
          });
      throw new TouchstoneException(
          TouchstoneException.Kind.UNAVAILABLE, "batch-runtime", failure, e);
    }
  }

  /**
   * Restarts an execution that was stopped by a kill.
   *
   * @throws BatchRuntimeException if the batch runtime cannot
   */
  void restart(RunId run, long execution) {
    executes(run, BatchRuntime.getJobOperator().restart(execution, parameters(run)));
  }

  private void executes(RunId run, long execution) {
    transactions.alone(
        () -> {
          runs.executes(run, execution);
          return 0;
        });
  }

  private static Properties parameters(RunId run) {
    Properties parameters = new Properties();
    parameters.setProperty("run", run.toString());
    return parameters;
  }
}
