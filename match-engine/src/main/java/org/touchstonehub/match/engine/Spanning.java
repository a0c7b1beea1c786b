package org.touchstonehub.match.engine;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.touchstonehub.match.cluster.Components;
import org.touchstonehub.match.compare.RecordPair;

/**
 * The strongest chains of pairs that hold records together: a maximum spanning tree (Kruskal 1956).
 */
final class Spanning {
  private Spanning() {}

  /**
   * Where a cluster comes apart first.
   *
   * @param pair position of the weakest pair of the tree
   * @param first the side of its first record, ascending
   * @param second the other side
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Cut(int pair, int[] first, int[] second) {}

  /**
   * @param members of the cluster, ascending
   * @param must pairs of members that hold whatever their strength
   * @param pairs candidate pairs of members, first record in the upper 32 bits
   * @param x their strength
   * @return empty if the cluster is held together by {@code must} alone, or is a single record
   */
  static Optional<Cut> weakest(int[] members, long[] must, long[] pairs, double[] x) {
    int[] first = places(members, pairs, true);
    int[] second = places(members, pairs, false);
    Components whole = with(members, must);
    int[] tree = new int[members.length];
    int size = 0;
    for (int k : strongestFirst(x)) {
      if (whole.of(first[k]) == whole.of(second[k])) continue;
      whole.join(first[k], second[k]);
      tree[size++] = k;
    }
    if (size == 0) return Optional.empty();
    int weakest = tree[size - 1];
    Components sides = with(members, must);
    for (int t = 0; t < size - 1; t++) sides.join(first[tree[t]], second[tree[t]]);
    int side = sides.of(first[weakest]);
    return Optional.of(
        new Cut(
            weakest,
            side(members, m -> sides.of(m) == side),
            side(members, m -> sides.of(m) != side)));
  }

  private static int[] side(int[] members, IntPredicate isIn) {
    return IntStream.range(0, members.length).filter(isIn).map(m -> members[m]).toArray();
  }

  private static int[] strongestFirst(double[] x) {
    long[] packed = new long[x.length];
    for (int k = 0; k < packed.length; k++) packed[k] = strongestFirst(x[k], k);
    Arrays.sort(packed);
    int[] order = new int[packed.length];
    for (int k = 0; k < order.length; k++) order[k] = (int) packed[k];
    return order;
  }

  /**
   * The number of a pair in the lower 32 bits, above it what sorts by falling strength. What is
   * equal but for the precision of a float sorts by number.
   */
  static long strongestFirst(double strength, int number) {
    int bits = Float.floatToIntBits((float) strength);
    int rising = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    return ((long) ~rising << 32) | number;
  }

  /** Where the first or second records of pairs are among the members. */
  private static int[] places(int[] members, long[] pairs, boolean first) {
    int[] places = new int[pairs.length];
    for (int k = 0; k < places.length; k++) {
      int record = first ? RecordPair.first(pairs[k]) : RecordPair.second(pairs[k]);
      places[k] = Arrays.binarySearch(members, record);
    }
    return places;
  }

  private static Components with(int[] members, long[] pairs) {
    Components components = new Components(members.length);
    int[] first = places(members, pairs, true);
    int[] second = places(members, pairs, false);
    for (int k = 0; k < pairs.length; k++) components.join(first[k], second[k]);
    return components;
  }
}
