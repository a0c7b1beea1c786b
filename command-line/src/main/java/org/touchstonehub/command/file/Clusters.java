package org.touchstonehub.command.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.touchstonehub.match.engine.MatchResult;
import org.touchstonehub.match.record.RecordTable;

/**
 * Clusters numbered from 1 in the order of the smallest key of their records, so that numbers do
 * not depend on the order of rows.
 */
final class Clusters {
  private final int[] numberOf;
  private final List<List<Integer>> members;

  private Clusters(int[] numberOf, List<List<Integer>> members) {
    this.numberOf = numberOf;
    this.members = members;
  }

  static Clusters of(RecordTable records, MatchResult result) {
    return of(records, result::clusterOf);
  }

  /**
   * @param clusterOf the label of a row's cluster
   */
  static Clusters of(RecordTable records, IntUnaryOperator clusterOf) {
    Map<Integer, List<Integer>> byLabel = new HashMap<>();
    for (int row = 0; row < records.size(); row++) {
      byLabel.computeIfAbsent(clusterOf.applyAsInt(row), label -> new ArrayList<>(2)).add(row);
    }
    Comparator<Integer> byKey = Comparator.comparing(records::key);
    List<List<Integer>> clusters = new ArrayList<>(byLabel.values());
    clusters.forEach(rows -> rows.sort(byKey));
    clusters.sort(Comparator.comparing(rows -> records.key(rows.get(0))));
    int[] numberOf = new int[records.size()];
    for (int i = 0; i < clusters.size(); i++) {
      for (int row : clusters.get(i)) numberOf[row] = i + 1;
    }
    return new Clusters(numberOf, clusters);
  }

  int count() {
    return members.size();
  }

  /** The number of a row's cluster, from 1. */
  int of(int row) {
    return numberOf[row];
  }

  /** Rows of a cluster, in the order of their keys. */
  List<Integer> members(int number) {
    return members.get(number - 1);
  }
}
