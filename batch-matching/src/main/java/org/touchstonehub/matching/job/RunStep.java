package org.touchstonehub.matching.job;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.batch.runtime.context.JobContext;
import jakarta.inject.Inject;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.matching.run.Lease;
import org.touchstonehub.matching.run.LostLease;
import org.touchstonehub.matching.run.MatchAndMerge;

/**
 * A step of the job. Its work commits in transactions of its own making: a chunk step would be
 * handed one by the batch runtime, which the server refuses at random beside requests.
 */
abstract class RunStep extends AbstractBatchlet {
  private static final String LOST = "LOST";

  @Inject
  @BatchProperty(name = "lease")
  String lease;

  @Inject JobContext job;
  @Inject MatchAndMerge work;

  private volatile boolean stopped;

  abstract void carryOut(Lease lease);

  @Override
  public String process() {
    try {
      carryOut(Lease.fromString(lease));
      return "COMPLETED";
    } catch (LostLease othersRun) {
      return LOST; // which ends the job, see match-and-merge.xml
    } catch (TouchstoneException e) {
      job.setTransientUserData(e.getMessage());
      throw e;
    }
  }

  @Override
  public void stop() {
    stopped = true;
  }

  boolean isStopped() {
    return stopped;
  }
}
