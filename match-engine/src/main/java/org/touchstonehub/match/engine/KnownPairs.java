package org.touchstonehub.match.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.touchstonehub.match.encode.Encoded;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;

/**
 * Pairs of records of one table whose answer is known: first record in the upper 32 bits,
 * ascending.
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record KnownPairs(long[] same, long[] different) {
  static KnownPairs of(Labels labels, Encoded records, RecordTable table) {
    return new KnownPairs(
        numbered(labels.same(), records, table), numbered(labels.different(), records, table));
  }

  /** Pairs of record numbers; those of other records are passed over. */
  static long[] numbered(List<Constraints.Pair> pairs, Encoded records, RecordTable table) {
    if (pairs.isEmpty()) return new long[0];
    Map<SourceKey, Integer> byKey = new HashMap<>();
    for (int i = 0; i < records.size(); i++) byKey.put(table.key(records.rows()[i]), i);
    LongStream.Builder out = LongStream.builder();
    for (Constraints.Pair pair : pairs) {
      Integer a = byKey.get(pair.a());
      Integer b = byKey.get(pair.b());
      if (a == null || b == null || a.equals(b)) continue;
      out.add(((long) Math.min(a, b) << 32) | Math.max(a, b));
    }
    return out.build().sorted().distinct().toArray();
  }

  boolean any() {
    return same.length + different.length > 0;
  }

  boolean areSame(long pair) {
    return Arrays.binarySearch(same, pair) >= 0;
  }

  boolean holds(long pair) {
    return Arrays.binarySearch(same, pair) >= 0 || Arrays.binarySearch(different, pair) >= 0;
  }

  LongStream all() {
    return LongStream.concat(LongStream.of(same), LongStream.of(different));
  }
}
