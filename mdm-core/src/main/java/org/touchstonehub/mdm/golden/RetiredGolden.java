package org.touchstonehub.mdm.golden;

import java.time.Instant;
import java.util.List;

/**
 * A golden id that leads elsewhere, or nowhere.
 *
 * @param successors active ids that hold its source records now
 */
public record RetiredGolden(GoldenId id, Instant retired, List<GoldenId> successors) {
  public RetiredGolden {
    successors = List.copyOf(successors);
  }
}
