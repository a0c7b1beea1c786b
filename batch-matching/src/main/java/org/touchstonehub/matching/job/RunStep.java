package org.touchstonehub.matching.job;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.batch.runtime.context.JobContext;
import jakarta.inject.Inject;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.matching.run.MatchAndMerge;
import org.touchstonehub.matching.run.RunId;

/**
 * A step of the job. Its work commits in transactions of its own making: a chunk step would be
 * handed one by the batch runtime, which the server refuses at random beside requests.
 */
abstract class RunStep extends AbstractBatchlet {
  @Inject
  @BatchProperty(name = "run")
  String run;

  @Inject JobContext job;
  @Inject MatchAndMerge work;

  private volatile boolean stopped;

  abstract void carryOut(RunId run);

  @Override
  public String process() {
    try {
      carryOut(RunId.fromString(run));
      return "COMPLETED";
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
