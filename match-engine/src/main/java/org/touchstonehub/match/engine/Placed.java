package org.touchstonehub.match.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.record.SourceKey;

/**
 * A record as it is placed among the others. Block keys and rule groups follow from the record and
 * the trained model alone; neighbours from the other records too. The arrays are handed on, not
 * copied: nobody writes to them.
 *
 * @param values one an attribute, in the order of the model
 * @param blockKeys ascending, each once: who shares one is a candidate
 * @param ruleGroups hashes of what rules join by: who shares one hangs together with it
 * @param neighbours the other side of each candidate pair that may hold a cluster together, in the
 *     order of keys
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, compared by nobody
public record Placed(
    SourceKey key,
    @Nullable String[] values,
    long[] blockKeys,
    long[] ruleGroups,
    List<SourceKey> neighbours) {
  public Placed {
    neighbours = List.copyOf(neighbours);
  }

  /** The same with other neighbours. */
  public Placed beside(List<SourceKey> others) {
    return new Placed(key, values, blockKeys, ruleGroups, others);
  }
}
