package org.touchstonehub.match.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.touchstonehub.match.cluster.Clustering;
import org.touchstonehub.match.cluster.Courses;
import org.touchstonehub.match.compare.RecordPair;
import org.touchstonehub.match.record.SourceKey;

/** How the rows of a table stand to each other that was matched. */
final class NeighbourRows {
  private final int[] from; // by row, into others
  private final int[] others;
  private final int[] ties; // by row
  private final long[] courses; // by row

  private NeighbourRows(int[] from, int[] others, int[] ties, long[] courses) {
    this.from = from;
    this.others = others;
    this.ties = ties;
    this.courses = courses;
  }

  /**
   * @param rows by record
   * @param pairs of records
   * @param x their log odds, nats
   */
  static NeighbourRows of(int[] rows, long[] pairs, double[] x, Courses courses) {
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
    int[] ties = new int[rows.length];
    long[] courseOf = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      ties[rows[i]] = courses.tieOf(i);
      courseOf[rows[i]] = courses.of(i);
    }
    return new NeighbourRows(from, others, ties, courseOf);
  }

  /** The rows that a row has a candidate pair with which may hold a cluster together. */
  int[] of(int row) {
    return Arrays.copyOfRange(others, from[row], from[row + 1]);
  }

  /**
   * How a row stands.
   *
   * @param keys gives the key of a row
   */
  Standing standing(int row, IntFunction<SourceKey> keys) {
    List<SourceKey> tied = new ArrayList<>();
    List<SourceKey> untied = new ArrayList<>();
    for (int other : of(row)) (ties[other] == ties[row] ? tied : untied).add(keys.apply(other));
    tied.sort(null);
    untied.sort(null);
    return new Standing(tied, untied, courses[row]);
  }
}
