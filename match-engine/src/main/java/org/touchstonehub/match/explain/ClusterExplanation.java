package org.touchstonehub.match.explain;

import java.util.List;
import java.util.Optional;
import org.touchstonehub.match.record.SourceKey;

/**
 * How a cluster hangs together, how it was built and how it stands to others.
 *
 * @param members ascending
 * @param joinings in the order in which they were made
 * @param bonds of each joining the two records that hold its sides together: the strongest pair
 *     from one to the other
 * @param others pairs compared beside the bonds; none of a cluster too large to be taken in at a
 *     glance
 * @param bridge empty for a single record
 * @param neighbours the clusters that came nearest to be joined and were not, the nearest first;
 *     {@code first} is this cluster
 */
public record ClusterExplanation(
    List<SourceKey> members,
    List<Joining> joinings,
    List<ClusterLink> bonds,
    List<ClusterLink> others,
    Optional<Bridge> bridge,
    List<Joining> neighbours) {
  public ClusterExplanation {
    members = List.copyOf(members);
    joinings = List.copyOf(joinings);
    bonds = List.copyOf(bonds);
    others = List.copyOf(others);
    neighbours = List.copyOf(neighbours);
  }
}
