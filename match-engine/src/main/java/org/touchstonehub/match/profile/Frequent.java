package org.touchstonehub.match.profile;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Values that stand on very many rows, such as a shop's own phone number. */
final class Frequent {
  private static final int MOST = 5;

  private Frequent() {}

  /** Rows by value, the most frequent first, at most five. */
  static Map<String, Integer> values(SampledColumn column, double atLeast) {
    Map<String, Integer> frequent = new LinkedHashMap<>();
    IntStream.range(0, column.distinct())
        .filter(code -> column.count(code) >= atLeast)
        .boxed()
        .sorted(Comparator.<Integer>comparingInt(column::count).reversed())
        .limit(MOST)
        .forEach(code -> frequent.put(column.distinctValue(code), column.count(code)));
    return frequent;
  }
}
