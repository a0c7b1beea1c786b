package org.touchstonehub.mdm.stewardship;

import java.util.List;
import org.touchstonehub.mdm.golden.GoldenId;

/**
 * What a decision did.
 *
 * @param golden the golden records that hold the records concerned now, in the order of ids
 * @param suspended earlier decisions that it contradicts and that no longer hold
 * @param changes every golden record that it made, changed or retired, of whatever records
 */
public record DecisionMade(
    DecisionView decision,
    List<GoldenId> golden,
    List<DecisionId> suspended,
    GoldenChanges changes) {
  public DecisionMade {
    golden = List.copyOf(golden);
    suspended = List.copyOf(suspended);
  }
}
