package org.touchstonehub.match.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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
    List<Integer> tree = new ArrayList<>();
    for (int k : strongestFirst(x)) {
      if (whole.of(first[k]) == whole.of(second[k])) continue;
      whole.join(first[k], second[k]);
      tree.add(k);
    }
    if (tree.isEmpty()) return Optional.empty();
    int weakest = tree.get(tree.size() - 1);
    Components sides = with(members, must);
    for (int k : tree.subList(0, tree.size() - 1)) sides.join(first[k], second[k]);
    int side = sides.of(first[weakest]);
    return Optional.of(
        new Cut(
            weakest,
            IntStream.range(0, members.length)
                .filter(m -> sides.of(m) == side)
                .map(m -> members[m])
                .toArray(),
            IntStream.range(0, members.length)
                .filter(m -> sides.of(m) != side)
                .map(m -> members[m])
                .toArray()));
  }

  private static int[] strongestFirst(double[] x) {
    if (x.length == 1) return new int[1];
    return IntStream.range(0, x.length)
        .boxed()
        .sorted((k, l) -> x[k] == x[l] ? Integer.compare(k, l) : Double.compare(x[l], x[k]))
        .mapToInt(k -> k)
        .toArray();
  }

  /** Where the first or second records of pairs are among the members. */
  private static int[] places(int[] members, long[] pairs, boolean first) {
    return Arrays.stream(pairs)
        .mapToInt(pair -> first ? RecordPair.first(pair) : RecordPair.second(pair))
        .map(record -> Arrays.binarySearch(members, record))
        .toArray();
  }

  private static Components with(int[] members, long[] pairs) {
    Components components = new Components(members.length);
    int[] first = places(members, pairs, true);
    int[] second = places(members, pairs, false);
    for (int k = 0; k < pairs.length; k++) components.join(first[k], second[k]);
    return components;
  }
}
