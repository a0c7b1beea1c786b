package org.touchstonehub.mdm.stewardship;

import java.util.List;
import org.touchstonehub.mdm.change.ChangeSet;

/**
 * What a decision would do.
 *
 * @param suspended earlier decisions that would no longer hold
 */
public record DecisionPreview(ChangeSet set, List<DecisionId> suspended) {
  public DecisionPreview {
    suspended = List.copyOf(suspended);
  }
}
