package org.touchstonehub.mdm.link;

import java.util.Set;
import java.util.UUID;
import org.touchstonehub.match.record.SourceKey;

/**
 * A steward task that is open, as far as a change can answer it.
 *
 * @param asksOfPair whether it asks if the two records are one thing
 * @param decisions of which it asks which one holds; none where it asks something else
 */
public record OpenQuestion(
    UUID task, SourceKey a, SourceKey b, boolean asksOfPair, Set<UUID> decisions) {
  public OpenQuestion {
    decisions = Set.copyOf(decisions);
  }
}
