package org.touchstonehub.matching.run;

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
  private RunEnd end;

  @SuppressWarnings("NullAway.Init")
  protected JobLauncher() {}

  @Inject
  public JobLauncher(Transactions transactions, Runs runs, RunEnd end) {
    this.transactions = transactions;
    this.runs = runs;
    this.end = end;
  }

  /** Starts a new job; the steps of the run that are done do nothing in it. */
  void launch(Lease lease) {
    long execution = start(lease);
    transactions.alone(
        () -> {
          runs.executes(lease, execution);
          return 0;
        });
  }

  private long start(Lease lease) {
    Properties parameters = new Properties();
    parameters.setProperty("lease", lease.toString());
    try {
      return BatchRuntime.getJobOperator().start(JOB, parameters);
    } catch (RuntimeException e) { // the runtime's own, or what its database threw
      String failure = "The server's batch runtime did not start the job; see its log.";
      end.unlessCompleted(lease, failure);
      throw new TouchstoneException(
          TouchstoneException.Kind.UNAVAILABLE, "batch-runtime", failure, e);
    }
  }
}
