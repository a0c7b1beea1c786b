package org.touchstonehub.matching.job;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.matching.run.MatchAndMerge;
import org.touchstonehub.matching.run.RunId;

/** Trains where needed, matches, and stores the plan. */
@Named("matchStep")
@Dependent
public class MatchStep extends AbstractBatchlet {
  @Inject
  @BatchProperty(name = "run")
  String run;

  @Inject JobContext job;
  @Inject MatchAndMerge work;

  @Override
  public String process() {
    try {
      work.match(RunId.fromString(run));
      return "COMPLETED";
    } catch (TouchstoneException e) {
      job.setTransientUserData(e.getMessage());
      throw e;
    }
  }
}
