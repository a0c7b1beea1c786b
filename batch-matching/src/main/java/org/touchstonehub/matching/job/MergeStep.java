package org.touchstonehub.matching.job;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Named;
import org.touchstonehub.matching.run.RunId;

/** Carries out what is left of the plan. */
@Named("mergeStep")
@Dependent
public class MergeStep extends RunStep {
  @Override
  void carryOut(RunId run) {
    work.merge(run, this::isStopped);
  }
}
