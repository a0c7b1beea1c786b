package org.touchstonehub.match.explain;

import java.util.List;
import java.util.Optional;
import org.touchstonehub.match.record.SourceKey;

/**
 * How a cluster was built and how it stands to others.
 *
 * @param members ascending
 * @param joinings in the order in which they were made
 * @param bridge empty for a single record
 * @param neighbours the clusters that came nearest to be joined and were not, the nearest first;
 *     {@code first} is this cluster
 */
public record ClusterExplanation(
    List<SourceKey> members,
    List<Joining> joinings,
    Optional<Bridge> bridge,
    List<Joining> neighbours) {
  public ClusterExplanation {
    members = List.copyOf(members);
    joinings = List.copyOf(joinings);
    neighbours = List.copyOf(neighbours);
  }
}
