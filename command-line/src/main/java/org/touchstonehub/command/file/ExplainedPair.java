package org.touchstonehub.command.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.explain.PairExplanation;
import org.touchstonehub.match.record.RecordTable;

/**
 * A pair with its values, to be shown.
 *
 * @param a name of the one record
 * @param b name of the other
 * @param clusterA number of the cluster of the one, as in clusters.csv
 */
record ExplainedPair(
    String a, String b, int clusterA, int clusterB, List<Value> values, PairExplanation why) {
  /** What the two say of an attribute; an empty text where one says nothing. */
  record Value(String attribute, String a, String b) {
    boolean differs() {
      return !a.isEmpty() && !b.isEmpty() && !Objects.equals(a, b);
    }
  }

  ExplainedPair {
    values = List.copyOf(values);
  }

  static List<Value> values(RecordTable records, int rowA, int rowB) {
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < records.attributes().size(); i++) {
      @Nullable String a = records.value(rowA, i);
      @Nullable String b = records.value(rowB, i);
      if (a == null && b == null) continue;
      values.add(new Value(records.attributes().get(i), a == null ? "" : a, b == null ? "" : b));
    }
    return values;
  }
}
