package org.touchstonehub.mdm.link;

import java.util.List;
import java.util.Set;
import org.touchstonehub.match.engine.Changed;
import org.touchstonehub.match.engine.PossibleMatch;
import org.touchstonehub.match.engine.SuspiciousCluster;
import org.touchstonehub.match.record.SourceKey;

/**
 * What matching is in doubt about: what stewards are to be asked.
 *
 * @param of the records that it looked at; whatever it doubts between any two of them is here
 * @param changed records that may be somebody else's by now
 */
public record Doubts(
    Set<SourceKey> of,
    List<PossibleMatch> possibleMatches,
    List<SuspiciousCluster> suspiciousClusters,
    List<Changed> changed) {
  public Doubts {
    of = Set.copyOf(of);
    possibleMatches = List.copyOf(possibleMatches);
    suspiciousClusters = List.copyOf(suspiciousClusters);
    changed = List.copyOf(changed);
  }
}
