package org.touchstonehub.mdm.link;

import org.touchstonehub.failure.TouchstoneException;

/** A steward's command would part or join a golden record that is locked; nothing was changed. */
public final class ClusterLocked extends TouchstoneException {
  private static final long serialVersionUID = 1L;

  public ClusterLocked(ClusterLock lock) {
    super(
        Kind.CONFLICT,
        "golden-record-locked",
        "Golden record %s was locked by %s at %s: %s. Unlock it first."
            .formatted(lock.golden(), lock.by(), lock.locked(), lock.reason()));
  }
}
