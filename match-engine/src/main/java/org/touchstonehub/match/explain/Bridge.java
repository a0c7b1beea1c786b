package org.touchstonehub.match.explain;

import java.util.List;
import org.touchstonehub.match.record.SourceKey;

/**
 * Where a cluster would come apart first: of all chains of candidate pairs that hold it together
 * the strongest one, and in it the weakest pair.
 *
 * @param a the record of the pair on the first side
 * @param b the other
 * @param pairBits log odds of the pair
 * @param first keys of the first side, ascending
 * @param second keys of the other side
 * @param linkBits how strongly the two sides belong together, over all their pairs
 */
public record Bridge(
    SourceKey a,
    SourceKey b,
    double pairBits,
    List<SourceKey> first,
    List<SourceKey> second,
    double linkBits) {
  public Bridge {
    first = List.copyOf(first);
    second = List.copyOf(second);
  }
}
