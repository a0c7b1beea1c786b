package org.touchstonehub.match.engine;

import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.record.SourceKey;

/**
 * A record as it is placed among the others. Block keys and rule groups follow from the record and
 * the trained model alone; its standing from the other records too. The arrays are handed on, not
 * copied: nobody writes to them.
 *
 * @param values one an attribute, in the order of the model
 * @param blockKeys ascending, each once: who shares one is a candidate
 * @param ruleGroups hashes of what rules join by: who shares one hangs together with it
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, compared by nobody
public record Placed(
    SourceKey key,
    @Nullable String[] values,
    long[] blockKeys,
    long[] ruleGroups,
    Standing standing) {
  /** The same among others. */
  public Placed standing(Standing other) {
    return new Placed(key, values, blockKeys, ruleGroups, other);
  }
}
