package org.touchstonehub.match.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.touchstonehub.match.record.SourceKey;

/**
 * What {@link LiveMatching} computed of {@link Deltas}: what is to be stored, and what became of
 * whatever was touched. A pure value; nothing has changed yet.
 *
 * <p>Touched are the records that change and all whose clusters the change could reach. Possible
 * matches and suspicious clusters are those that {@link MatchEngine#match} tells of any of these
 * records, but for clusters that are asked about because they share an identifier, which depends on
 * how many records of the table have it, and the bounds on the questions of one cluster and of a
 * run.
 *
 * @param placed every record that was put, as it is to be stored
 * @param removed records to be removed; some may not have been here
 * @param standings of other records, where they are not what is stored
 * @param clusters of all records that were touched, as they are afterwards, in the order of their
 *     first keys, each in the order of keys
 * @param possibleMatches most probable first, ties in the order of keys
 * @param suspiciousClusters least probable first, ties in the order of keys
 * @param candidates of each record that was put, most probable first, ties in the order of keys
 * @param changed records that were put and no longer resemble themselves, in the order of keys
 */
public record Step(
    List<Placed> placed,
    Set<SourceKey> removed,
    Map<SourceKey, Standing> standings,
    List<List<SourceKey>> clusters,
    List<PossibleMatch> possibleMatches,
    List<SuspiciousCluster> suspiciousClusters,
    Map<SourceKey, List<Candidate>> candidates,
    List<Changed> changed) {
  public Step {
    placed = List.copyOf(placed);
    removed = Set.copyOf(removed);
    standings = Map.copyOf(standings);
    clusters = clusters.stream().map(List::copyOf).toList();
    possibleMatches = List.copyOf(possibleMatches);
    suspiciousClusters = List.copyOf(suspiciousClusters);
    candidates = Map.copyOf(candidates);
    changed = List.copyOf(changed);
  }

  /** All that were touched and are there, in the order of keys. */
  public List<SourceKey> records() {
    return clusters.stream().flatMap(List::stream).sorted().toList();
  }
}
