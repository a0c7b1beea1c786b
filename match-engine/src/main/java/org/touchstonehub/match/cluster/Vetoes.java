package org.touchstonehub.match.cluster;

import java.util.Arrays;
import java.util.List;
import org.touchstonehub.match.compare.ClearDifference;
import org.touchstonehub.match.rule.Rules;

/**
 * Which clusters rules keep apart: no cluster may hold two records whose values clearly differ. Of
 * each cluster only its distinct values are kept; they are few, since none clearly differs from
 * another (unless a steward said that their records are one thing).
 */
final class Vetoes {
  private static final int[] NO_VALUES = {};

  private final List<Rules.Veto> vetoes;
  private final int[][][] values; // by veto and cluster, ascending

  Vetoes(List<Rules.Veto> vetoes, int records) {
    this.vetoes = vetoes;
    values = new int[vetoes.size()][records][];
    for (int v = 0; v < values.length; v++) {
      ClearDifference difference = vetoes.get(v).difference();
      for (int i = 0; i < records; i++) {
        int value = difference.value(i);
        values[v][i] = value == ClearDifference.MISSING ? NO_VALUES : new int[] {value};
      }
    }
  }

  boolean allow(int a, int b) {
    for (int v = 0; v < values.length; v++) {
      ClearDifference difference = vetoes.get(v).difference();
      for (int x : values[v][a]) {
        for (int y : values[v][b]) if (difference.differ(x, y)) return false;
      }
    }
    return true;
  }

  /** Cluster b becomes part of a. */
  void join(int a, int b) {
    for (int[][] byCluster : values) {
      byCluster[a] = union(byCluster[a], byCluster[b]);
      byCluster[b] = NO_VALUES;
    }
  }

  private static int[] union(int[] a, int[] b) {
    if (b.length == 0 || Arrays.equals(a, b)) return a;
    if (a.length == 0) return b;
    int[] all = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    return Arrays.stream(all).sorted().distinct().toArray();
  }
}
