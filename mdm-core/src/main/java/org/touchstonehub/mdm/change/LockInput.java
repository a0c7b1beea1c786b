package org.touchstonehub.mdm.change;

import org.touchstonehub.mdm.link.ClusterLock;

/** What changes of the locks on golden records. */
public sealed interface LockInput extends ChangeSet.Input {
  /** A golden record is locked from now on. */
  record Locked(ClusterLock lock) implements LockInput {}

  /** One is no longer locked. */
  record Unlocked(ClusterLock lock) implements LockInput {}
}
