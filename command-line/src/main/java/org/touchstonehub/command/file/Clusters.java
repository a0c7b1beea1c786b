package org.touchstonehub.command.file;

import java.util.Arrays;
import org.touchstonehub.match.engine.MatchResult;

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

  static Clusters of(MatchResult result) {
    int n = result.size();
    int[] numberOf = new int[n];
    int[] numberOfLabel = new int[n];
    int count = 0;
    for (int place = 0; place < n; place++) {
      int row = result.rowByKey(place);
      int label = result.clusterOf(row);
      if (numberOfLabel[label] == 0) numberOfLabel[label] = ++count;
      numberOf[row] = numberOfLabel[label];
    }
    int[] start = new int[count + 1];
    for (int number : numberOf) start[number]++;
    for (int c = 1; c <= count; c++) start[c] += start[c - 1];
    int[] next = Arrays.copyOf(start, count);
    int[] rows = new int[n];
    for (int place = 0; place < n; place++) {
      int row = result.rowByKey(place);
      rows[next[numberOf[row] - 1]++] = row;
    }
    return new Clusters(numberOf, start, rows);
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
}
