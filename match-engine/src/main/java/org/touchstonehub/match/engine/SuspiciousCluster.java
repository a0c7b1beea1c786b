package org.touchstonehub.match.engine;

import java.util.List;
import org.touchstonehub.match.record.SourceKey;

/**
 * A cluster that may hold two things: for a steward to decide. Its weakest bridge is the pair that
 * holds two sides of it together.
 *
 * @param a the smaller key of the bridge
 * @param b the other
 * @param probability that the two sides are one thing, 0 to 1
 * @param sideOfA the records on the one side, in the order of keys
 * @param sideOfB the other records
 * @param reasons what speaks for and against the bridge, strongest first, by absolute weight
 */
public record SuspiciousCluster(
    SourceKey a,
    SourceKey b,
    double probability,
    List<SourceKey> sideOfA,
    List<SourceKey> sideOfB,
    List<Reason> reasons) {
  public SuspiciousCluster {
    sideOfA = List.copyOf(sideOfA);
    sideOfB = List.copyOf(sideOfB);
    reasons = List.copyOf(reasons);
  }
}
