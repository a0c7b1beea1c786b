package org.touchstonehub.command.file;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.touchstonehub.match.engine.MatchResult;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;

/**
 * Clusters numbered from 1 in the order of the smallest key of their records, so that numbers do
 * not depend on the order of rows.
 */
final class Clusters {
  private final int[] numberOf;

  /** Members of cluster {@code c} are {@code rows[start[c - 1]]} to {@code rows[start[c]]}. */
  private final int[] start;

  private final int[] rows;

  private Clusters(int[] numberOf, int[] start, int[] rows) {
    this.numberOf = numberOf;
    this.start = start;
    this.rows = rows;
  }

  /** A row and its key. */
  private record Named(SourceKey key, int row) {}

  static Clusters of(RecordTable records, MatchResult result) {
    return of(records, result::clusterOf);
  }

  /**
   * @param clusterOf the label of a row's cluster: its row with the smallest key
   */
  static Clusters of(RecordTable records, IntUnaryOperator clusterOf) {
    int n = records.size();
    int[] size = new int[n];
    for (int row = 0; row < n; row++) size[clusterOf.applyAsInt(row)]++;
    Named[] named =
        IntStream.range(0, n)
            .parallel()
            .filter(label -> size[label] > 0)
            .mapToObj(label -> new Named(records.key(label), label))
            .toArray(Named[]::new);
    Arrays.parallelSort(named, Comparator.comparing(Named::key));
    int[] numberOfLabel = new int[n];
    int[] start = new int[named.length + 1];
    for (int c = 0; c < named.length; c++) {
      numberOfLabel[named[c].row] = c + 1;
      start[c + 1] = start[c] + size[named[c].row];
    }
    return fill(records, clusterOf, numberOfLabel, start);
  }

  private static Clusters fill(
      RecordTable records, IntUnaryOperator clusterOf, int[] numberOfLabel, int[] start) {
    int n = records.size();
    int[] next = start.clone();
    int[] numberOf = new int[n];
    int[] rows = new int[n];
    for (int row = 0; row < n; row++) {
      int number = numberOfLabel[clusterOf.applyAsInt(row)];
      numberOf[row] = number;
      rows[next[number - 1]++] = row;
    }
    IntStream.range(1, start.length)
        .parallel()
        .forEach(c -> sortByKey(records, rows, start[c - 1], start[c]));
    return new Clusters(numberOf, start, rows);
  }

  private static void sortByKey(RecordTable records, int[] rows, int from, int to) {
    if (to - from < 2) return;
    int[] sorted =
        IntStream.range(from, to)
            .mapToObj(at -> new Named(records.key(rows[at]), rows[at]))
            .sorted(Comparator.comparing(Named::key))
            .mapToInt(Named::row)
            .toArray();
    System.arraycopy(sorted, 0, rows, from, sorted.length);
  }

  int count() {
    return start.length - 1;
  }

  /** The number of a row's cluster, from 1. */
  int of(int row) {
    return numberOf[row];
  }

  int size(int number) {
    return start[number] - start[number - 1];
  }

  /** A row of a cluster; they are in the order of their keys. */
  int member(int number, int place) {
    return rows[start[number - 1] + place];
  }

  /** Rows of a cluster, in the order of their keys. */
  List<Integer> members(int number) {
    return IntStream.range(0, size(number)).mapToObj(place -> member(number, place)).toList();
  }
}
