package org.touchstonehub.match.engine;

import java.util.Arrays;
import org.touchstonehub.match.cluster.Clustering;
import org.touchstonehub.match.compare.RecordPair;

/** By row of a table that was matched, the rows that may be in its cluster by a pair of the two. */
final class NeighbourRows {
  private final int[] from; // by row, into others
  private final int[] others;

  private NeighbourRows(int[] from, int[] others) {
    this.from = from;
    this.others = others;
  }

  /**
   * @param rows by record
   * @param pairs of records
   * @param x their log odds, nats
   */
  static NeighbourRows of(int[] rows, long[] pairs, double[] x) {
    int[] from = new int[rows.length + 1];
    for (int k = 0; k < pairs.length; k++) {
      if (x[k] <= Clustering.EDGE) continue;
      from[rows[RecordPair.first(pairs[k])] + 1]++;
      from[rows[RecordPair.second(pairs[k])] + 1]++;
    }
    for (int row = 0; row < rows.length; row++) from[row + 1] += from[row];
    int[] others = new int[from[rows.length]];
    int[] next = Arrays.copyOf(from, rows.length);
    for (int k = 0; k < pairs.length; k++) {
      if (x[k] <= Clustering.EDGE) continue;
      int a = rows[RecordPair.first(pairs[k])];
      int b = rows[RecordPair.second(pairs[k])];
      others[next[a]++] = b;
      others[next[b]++] = a;
    }
    return new NeighbourRows(from, others);
  }

  int[] of(int row) {
    return Arrays.copyOfRange(others, from[row], from[row + 1]);
  }
}
