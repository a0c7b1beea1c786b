package org.touchstonehub.match.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.touchstonehub.match.compare.RecordPair;
import org.touchstonehub.match.record.LongBuffer;

/** Pairs of places in lists of records that share a block key. */
final class SharedKeys {
  private SharedKeys() {}

  /**
   * Pairs of one list; a key that more than {@link Neighbourhood#MOST_RECORDS} share brings none.
   */
  static long[] among(List<long[]> keys) {
    LongBuffer pairs = new LongBuffer(64);
    for (List<Integer> sharing : byKey(keys).values()) {
      if (sharing.size() > Neighbourhood.MOST_RECORDS) continue;
      for (int a = 0; a < sharing.size(); a++) {
        for (int b = a + 1; b < sharing.size(); b++) {
          pairs.add(RecordPair.of(sharing.get(a), sharing.get(b)));
        }
      }
    }
    return pairs.distinct();
  }

  /** Pairs of a record of the one list and one of the other, which is counted on from the first. */
  static long[] between(List<long[]> some, List<long[]> others) {
    Map<Long, List<Integer>> byKey = byKey(some);
    LongBuffer pairs = new LongBuffer(64);
    for (int b = 0; b < others.size(); b++) {
      for (long key : others.get(b)) {
        List<Integer> sharing = byKey.get(key);
        if (sharing == null) continue;
        for (int a : sharing) pairs.add(RecordPair.of(a, some.size() + b));
        if (some.size() == 1) break;
      }
    }
    return pairs.distinct();
  }

  private static Map<Long, List<Integer>> byKey(List<long[]> keys) {
    Map<Long, List<Integer>> byKey = new HashMap<>();
    for (int a = 0; a < keys.size(); a++) {
      for (long key : keys.get(a)) byKey.computeIfAbsent(key, k -> new ArrayList<>(1)).add(a);
    }
    return byKey;
  }
}
