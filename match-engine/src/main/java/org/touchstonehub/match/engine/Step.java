package org.touchstonehub.match.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.touchstonehub.match.record.SourceKey;

/**
 * What {@link LiveMatching} computed of {@link Deltas}: what is to be stored, and what became of
 * whatever was touched. A pure value; nothing has changed yet.
 *
 * @param placed every record that was put, as it is to be stored
 * @param removed records to be removed; some may not have been here
 * @param neighbours of other records, where they are not what is stored
 * @param components all that were touched, as they are afterwards, in the order of their first keys
 * @param candidates of each record that was put, most probable first, ties in the order of keys
 * @param changed records that were put and no longer resemble themselves, in the order of keys
 */
public record Step(
    List<Placed> placed,
    Set<SourceKey> removed,
    Map<SourceKey, List<SourceKey>> neighbours,
    List<Component> components,
    Map<SourceKey, List<Candidate>> candidates,
    List<Changed> changed) {
  /**
   * Records that hang together, by pairs that may hold a cluster together, by rules or by stewards.
   * A pure function of its records, the trained model and the constraints.
   *
   * <p>Possible matches and suspicious clusters are those that {@link MatchEngine#match} tells of
   * these records, but for what is no matter of a component: clusters that are asked about because
   * they share an identifier, which depends on how many records of the table have it, and the bound
   * on the questions of a run. Such clusters may also use up the questions that a match asks of one
   * cluster.
   *
   * @param clusters in the order of their first keys, each in the order of keys
   * @param possibleMatches most probable first, ties in the order of keys
   * @param suspiciousClusters least probable first, ties in the order of keys
   */
  public record Component(
      List<List<SourceKey>> clusters,
      List<PossibleMatch> possibleMatches,
      List<SuspiciousCluster> suspiciousClusters) {
    public Component {
      clusters = clusters.stream().map(List::copyOf).toList();
      possibleMatches = List.copyOf(possibleMatches);
      suspiciousClusters = List.copyOf(suspiciousClusters);
    }

    /** In the order of keys. */
    public List<SourceKey> records() {
      return clusters.stream().flatMap(List::stream).sorted().toList();
    }
  }

  public Step {
    placed = List.copyOf(placed);
    removed = Set.copyOf(removed);
    neighbours = Map.copyOf(neighbours);
    components = List.copyOf(components);
    candidates = Map.copyOf(candidates);
    changed = List.copyOf(changed);
  }
}
