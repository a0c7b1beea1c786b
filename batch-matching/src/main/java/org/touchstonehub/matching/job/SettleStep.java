package org.touchstonehub.matching.job;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Named;
import org.touchstonehub.matching.run.Lease;

/** Asks stewards and ends the run. */
@Named("settleStep")
@Dependent
public class SettleStep extends RunStep {
  @Override
  void carryOut(Lease lease) {
    work.settle(lease);
  }
}
