package org.touchstonehub.match.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.block.Candidates;
import org.touchstonehub.match.score.Competition;
import org.touchstonehub.match.standardise.Hashes;

/** Draws pairs to learn from: by hash, so that the same records give the same draw. */
final class Samples {
  private static final int MOST_PER_CLUSTER = 60;

  private Samples() {}

  /** Every record its own cluster. */
  static int[] alone(int records) {
    int[] alone = new int[records];
    for (int i = 0; i < records; i++) alone[i] = i;
    return alone;
  }

  /**
   * An even spread of pairs; where partners compete, all pairs of a spread of records.
   *
   * @param pairs ascending
   */
  static long[] of(long[] pairs, int most, boolean byRecord) {
    if (pairs.length <= most) return pairs;
    long[] out = new long[pairs.length];
    int kept = 0;
    if (byRecord) {
      long step = (pairs.length + most - 1L) / most;
      for (long pair : pairs) {
        if (Long.remainderUnsigned(Hashes.mix(pair >> 32), step) == 0) out[kept++] = pair;
      }
    } else {
      for (int k = 0; k < most; k++) out[kept++] = pairs[(int) ((long) k * pairs.length / most)];
    }
    return Arrays.copyOf(out, kept);
  }

  /**
   * Pairs drawn, and how many each stands for.
   *
   * @param pairs ascending
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, compared by nobody
  record Drawn(long[] pairs, double standsFor) {
    /** A spread of these; see {@link Samples#of(long[], int, boolean)}. */
    Drawn atMost(int most, boolean byRecord) {
      long[] some = of(pairs, most, byRecord);
      return some.length == 0 ? this : new Drawn(some, standsFor * pairs.length / some.length);
    }
  }

  /**
   * Pairs, each as likely as the others; where partners compete, all pairs of records, each as
   * likely as the others.
   *
   * @param most about; fewer where several passes found the same
   */
  static Drawn of(Candidates candidates, int most, boolean byRecord) {
    double standsFor = Math.max(1, candidates.size() / (double) most);
    double limit = Math.pow(2, 63) / standsFor;
    long[] drawn =
        candidates.some(pair -> (Hashes.mix(byRecord ? pair >> 32 : pair) >>> 1) <= limit);
    return new Drawn(drawn, standsFor);
  }

  /**
   * Random pairs that could be the same as far as sources tell; all pairs of a small table.
   *
   * @param cluster where clusters are known: pairs of records of different ones, each cluster
   *     equally likely
   */
  static long[] strangers(
      int records, int most, int @Nullable [] cluster, Competition competition) {
    long all = (long) records * (records - 1) / 2;
    long[] out = new long[(int) Math.min(most, all)];
    int kept = 0;
    if (all <= most) {
      for (int i = 0; i < records; i++) {
        for (int j = i + 1; j < records; j++) {
          boolean same = cluster != null && cluster[i] == cluster[j];
          if (!same && competition.allows(i, j)) out[kept++] = pair(i, j);
        }
      }
      return Arrays.copyOf(out, kept);
    }
    Members members = cluster == null ? null : Members.of(cluster);
    int range = members == null ? records : members.clusters();
    for (long t = 0; t < most; t++) {
      int a = draw(2 * t, range);
      int b = draw(2 * t + 1, range);
      if (a == b) continue;
      int i = members == null ? a : members.get(a, draw(~(2 * t), members.size(a)));
      int j = members == null ? b : members.get(b, draw(~(2 * t + 1), members.size(b)));
      if (competition.allows(i, j)) out[kept++] = pair(i, j);
    }
    return Arrays.copyOf(out, kept);
  }

  private static int draw(long seed, int range) {
    return (int) Long.remainderUnsigned(Hashes.mix(seed + 0x5851f42d4c957f2dL), range);
  }

  /** Pairs within clusters; of large ones pairs of the first members. */
  static long[] within(int[] cluster, int most) {
    long total = 0;
    Members members = Members.of(cluster);
    for (int c = 0; c < members.clusters(); c++) total += count(members.size(c));
    long step = Math.max(1, (total + most - 1) / most);
    long[] out = new long[(int) (total / step + 1)];
    int kept = 0;
    long at = 0;
    for (int c = 0; c < members.clusters(); c++) {
      int size = Math.min(members.size(c), MOST_PER_CLUSTER);
      for (int x = 0; x < size; x++) {
        for (int y = x + 1; y < size; y++) {
          if (at++ % step == 0) out[kept++] = pair(members.get(c, x), members.get(c, y));
        }
      }
    }
    return Arrays.copyOf(out, kept);
  }

  private static long count(int members) {
    long size = Math.min(members, MOST_PER_CLUSTER);
    return size * (size - 1) / 2;
  }

  /**
   * Members of clusters, in the order of their first records.
   *
   * @param start of cluster c: its members sit from {@code start[c]} to {@code start[c + 1]}
   */
  @SuppressWarnings("ArrayRecordComponent") // internal, compared by nobody
  private record Members(int[] start, int[] record) {
    /**
     * @param cluster by record: a record of its cluster
     */
    static Members of(int[] cluster) {
      int[] number = new int[cluster.length];
      Arrays.fill(number, -1);
      int clusters = 0;
      int[] start = new int[cluster.length + 1];
      for (int c : cluster) {
        if (number[c] < 0) number[c] = clusters++;
        start[number[c] + 1]++;
      }
      start = Arrays.copyOf(start, clusters + 1);
      Arrays.parallelPrefix(start, Integer::sum);
      int[] next = start.clone();
      int[] record = new int[cluster.length];
      for (int i = 0; i < cluster.length; i++) record[next[number[cluster[i]]]++] = i;
      return new Members(start, record);
    }

    int clusters() {
      return start.length - 1;
    }

    int size(int cluster) {
      return start[cluster + 1] - start[cluster];
    }

    int get(int cluster, int place) {
      return record[start[cluster] + place];
    }
  }

  private static long pair(int i, int j) {
    return ((long) Math.min(i, j) << 32) | Math.max(i, j);
  }
}
