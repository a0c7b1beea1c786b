package org.touchstonehub.matching.run;

import jakarta.batch.runtime.BatchRuntime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Properties;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.mdm.database.Transactions;

/** Hands runs to the server's batch runtime. */
@ApplicationScoped
public class JobLauncher {
  private static final Logger LOG = System.getLogger(JobLauncher.class.getName());
  private static final String JOB = "match-and-merge";

  private Transactions transactions;
  private Runs runs;
  private RunEnd end;

  @SuppressWarnings("NullAway.Init")
  protected JobLauncher() {}

  @Inject
  public JobLauncher(Transactions transactions, Runs runs, RunEnd end) {
    this.transactions = transactions;
    this.runs = runs;
    this.end = end;
  }

  /** Starts a new execution; the steps of the run that are done do nothing in it. */
  void launch(RunId run) {
    executes(run, start(run));
  }

  private long start(RunId run) {
    try {
      return BatchRuntime.getJobOperator().start(JOB, parameters(run));
    } catch (RuntimeException e) { // the runtime's own, or what its database threw
      String failure = "The server's batch runtime did not start the job; see its log.";
      end.unlessCompleted(run, failure);
      throw new TouchstoneException(
          TouchstoneException.Kind.UNAVAILABLE, "batch-runtime", failure, e);
    }
  }

  /**
   * Restarts an execution that a kill cut off.
   *
   * @return false if the batch runtime cannot
   */
  boolean restart(RunId run, long execution) {
    long next;
    try {
      next = BatchRuntime.getJobOperator().restart(execution, parameters(run));
    } catch (RuntimeException e) { // the runtime's own, or what its database threw
      LOG.log(
          Level.WARNING,
          "event=batch-execution-not-restartable run={0} execution={1} cause={2}",
          run,
          execution,
          e.getClass().getSimpleName());
      return false;
    }
    executes(run, next);
    return true;
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
