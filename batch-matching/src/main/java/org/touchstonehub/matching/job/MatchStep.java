package org.touchstonehub.matching.job;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Named;
import org.touchstonehub.matching.run.Lease;

/** Trains where needed, matches, and stores the plan. */
@Named("matchStep")
@Dependent
public class MatchStep extends RunStep {
  @Override
  void carryOut(Lease lease) {
    work.match(lease);
  }
}
