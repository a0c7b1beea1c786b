package org.touchstonehub.mdm.history;

import java.time.Instant;
import java.util.List;
import org.touchstonehub.mdm.golden.GoldenId;

/**
 * A retired id on the way from a retired one to those that are active.
 *
 * @param retired when
 * @param successors where its records went then, most records first; none where they were deleted
 */
public record RetiredStep(GoldenId id, Instant retired, List<GoldenId> successors) {
  public RetiredStep {
    successors = List.copyOf(successors);
  }
}
