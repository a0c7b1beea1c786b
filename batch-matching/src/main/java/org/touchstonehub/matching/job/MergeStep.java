package org.touchstonehub.matching.job;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Named;
import org.touchstonehub.matching.run.Lease;

/** Carries out what is left of the plan. */
@Named("mergeStep")
@Dependent
public class MergeStep extends RunStep {
  @Override
  void carryOut(Lease lease) {
    work.merge(lease, this::isStopped);
  }
}
