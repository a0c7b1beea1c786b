package org.touchstonehub.matching.job;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.listener.AbstractJobListener;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.touchstonehub.matching.run.Lease;
import org.touchstonehub.matching.run.RunEnd;

/** Says of a run that ended early that it failed. */
@Named("runOutcome")
@Dependent
public class RunOutcome extends AbstractJobListener {
  @Inject
  @BatchProperty(name = "lease")
  String lease;

  @Inject JobContext job;
  @Inject RunEnd end;

  @Override
  public void afterJob() {
    Object said = job.getTransientUserData();
    end.unlessCompleted(
        Lease.fromString(lease),
        said instanceof String message
            ? message
            : "A step failed: the server's log tells why. Restarting goes on where it was.");
  }
}
