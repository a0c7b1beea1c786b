package org.touchstonehub.mdm.change;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.touchstonehub.mdm.link.Corrections;

/** Writes the corrections that a change makes. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class CorrectionFollower implements Follower {
  private Corrections corrections;

  @SuppressWarnings("NullAway.Init")
  protected CorrectionFollower() {}

  @Inject
  public CorrectionFollower(Corrections corrections) {
    this.corrections = corrections;
  }

  @Override
  public Turn turn() {
    return Turn.INPUTS;
  }

  @Override
  public void follow(ChangeSet set) {
    for (ChangeSet.Input input : set.inputs()) {
      if (input instanceof NewCorrection made) {
        corrections.write(made.key(), made.correction(), set.cause());
      }
    }
  }
}
