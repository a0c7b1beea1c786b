package org.touchstonehub.mdm.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.mdm.change.ChangeSet;
import org.touchstonehub.mdm.stewardship.DecisionId;

/**
 * What a command did, or would do.
 *
 * @param id null where it was a preview
 * @param suspended earlier decisions that no longer hold because of it
 */
public record CommandDone(@Nullable CommandId id, ChangeSet set, List<DecisionId> suspended) {
  public CommandDone {
    suspended = List.copyOf(suspended);
  }
}
