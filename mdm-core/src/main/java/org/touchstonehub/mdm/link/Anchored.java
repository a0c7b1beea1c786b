package org.touchstonehub.mdm.link;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.survive.Correction;

/**
 * What a correction says beside its values, and what it corrects.
 *
 * @param anchors the source records that it corrects, at least one; it belongs to the golden record
 *     of the first that is there
 */
public record Anchored(Correction.Terms terms, List<SourceKey> anchors) {
  public Anchored {
    anchors = List.copyOf(anchors);
    if (anchors.isEmpty()) throw new IllegalArgumentException("a correction of nothing");
  }

  /**
   * The record whose golden record it belongs to; empty where it corrects nothing any more.
   *
   * @param there records that are there
   */
  Optional<SourceKey> home(Set<SourceKey> there) {
    return anchors.stream().filter(there::contains).findFirst();
  }
}
