package org.touchstonehub.match.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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
   * @param records number of all records
   * @param members of the cluster, ascending
   * @param must pairs that hold whatever their strength
   * @param pairs candidate pairs within the cluster, first record in the upper 32 bits
   * @param x their strength
   * @return empty if the cluster is held together by {@code must} alone, or is a single record
   */
  static Optional<Cut> weakest(int records, int[] members, long[] must, long[] pairs, double[] x) {
    Components whole = with(records, must);
    List<Integer> tree = new ArrayList<>();
    for (int k : strongestFirst(x)) {
      int a = whole.of((int) (pairs[k] >> 32));
      int b = whole.of((int) pairs[k]);
      if (a == b) continue;
      whole.join(a, b);
      tree.add(k);
    }
    if (tree.isEmpty()) return Optional.empty();
    int weakest = tree.get(tree.size() - 1);
    Components sides = with(records, must);
    for (int k : tree.subList(0, tree.size() - 1)) {
      sides.join((int) (pairs[k] >> 32), (int) pairs[k]);
    }
    int side = sides.of((int) (pairs[weakest] >> 32));
    return Optional.of(
        new Cut(
            weakest,
            Arrays.stream(members).filter(i -> sides.of(i) == side).toArray(),
            Arrays.stream(members).filter(i -> sides.of(i) != side).toArray()));
  }

  private static List<Integer> strongestFirst(double[] x) {
    List<Integer> order = new ArrayList<>();
    for (int k = 0; k < x.length; k++) order.add(k);
    order.sort(Comparator.comparingDouble((Integer k) -> -x[k]).thenComparing(k -> k));
    return order;
  }

  private static Components with(int records, long[] pairs) {
    Components components = new Components(records);
    for (long pair : pairs) components.join((int) (pair >> 32), (int) pair);
    return components;
  }
}
