package org.touchstonehub.matching.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.touchstonehub.mdm.database.Transactions;

/** Ends runs whose job ended before their last step. */
@ApplicationScoped
public class RunEnd {
  private Transactions transactions;
  private Runs runs;

  @SuppressWarnings("NullAway.Init")
  protected RunEnd() {}

  @Inject
  public RunEnd(Transactions transactions, Runs runs) {
    this.transactions = transactions;
    this.runs = runs;
  }

  /**
   * @param failure what to tell whoever asks for the run
   */
  public void unlessCompleted(RunId run, String failure) {
    transactions.alone(
        () -> {
          runs.fail(run, failure);
          return 0;
        });
  }
}
