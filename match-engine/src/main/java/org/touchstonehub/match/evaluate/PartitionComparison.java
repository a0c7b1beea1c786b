package org.touchstonehub.match.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What differs between two clusterings of the same records. Clusters that overlap hang together in
 * groups: one before and one after is unchanged, one before and several after is split, several
 * before and one after is merged, several of both is rearranged. O(n) time and memory.
 *
 * @param split clusters that fell apart, with nothing from elsewhere
 * @param merged clusters that became one whole
 * @param rearranged clusters whose records went both ways
 * @param unchanged clusters that hold the same records
 * @param touched records whose cluster holds others than before
 * @param pairsBefore pairs of records in one cluster
 * @param pairsKept pairs in one cluster before and after
 */
public record PartitionComparison(
    long records,
    long unchanged,
    Regrouped split,
    Regrouped merged,
    Regrouped rearranged,
    long touched,
    long pairsBefore,
    long pairsAfter,
    long pairsKept) {

  /** Clusters before, and what became of them. */
  public record Regrouped(long before, long after) {
    Regrouped plus(long moreBefore, long moreAfter) {
      return new Regrouped(before + moreBefore, after + moreAfter);
    }
  }

  /** Pairs that are in one cluster only after. */
  public long gained() {
    return pairsAfter - pairsKept;
  }

  /** Pairs that were in one cluster only before. */
  public long lost() {
    return pairsBefore - pairsKept;
  }

  /**
   * @param before the cluster of each record, any number
   * @param after the same of the other clustering
   */
  public static PartitionComparison of(int[] before, int[] after) {
    if (before.length != after.length) {
      throw new IllegalArgumentException(
          "%d records before, %d after".formatted(before.length, after.length));
    }
    Map<Integer, Integer> sizeBefore = sizes(before);
    Map<Integer, Integer> sizeAfter = sizes(after);
    Map<Long, Integer> cells = new HashMap<>();
    for (int i = 0; i < before.length; i++) cells.merge(cell(before[i], after[i]), 1, Integer::sum);
    long touched = 0;
    for (int i = 0; i < before.length; i++) {
      int both = cells.getOrDefault(cell(before[i], after[i]), 0);
      if (both != sizeBefore.getOrDefault(before[i], 0)
          || both != sizeAfter.getOrDefault(after[i], 0)) {
        touched++;
      }
    }
    return new Groups(before, after)
        .count(before.length, touched, pairs(sizeBefore), pairs(sizeAfter), pairs(cells));
  }

  private static final class Groups {
    private final Map<Integer, Set<Integer>> beforeOf = new HashMap<>();
    private final Map<Integer, Set<Integer>> afterOf = new HashMap<>();

    /** Records are the nodes; records of one cluster, before or after, hang together. */
    Groups(int[] before, int[] after) {
      Map<Integer, Integer> firstBefore = new HashMap<>();
      Map<Integer, Integer> firstAfter = new HashMap<>();
      int[] a = new int[2 * before.length];
      int[] b = new int[2 * before.length];
      for (int i = 0; i < before.length; i++) {
        a[2 * i] = a[2 * i + 1] = i;
        b[2 * i] = first(firstBefore, before[i], i);
        b[2 * i + 1] = first(firstAfter, after[i], i);
      }
      int[] group = Components.of(before.length, a, b);
      for (int i = 0; i < before.length; i++) {
        beforeOf.computeIfAbsent(group[i], g -> new HashSet<>(2)).add(before[i]);
        afterOf.computeIfAbsent(group[i], g -> new HashSet<>(2)).add(after[i]);
      }
    }

    private static int first(Map<Integer, Integer> first, int cluster, int record) {
      Integer known = first.putIfAbsent(cluster, record);
      return known == null ? record : known;
    }

    PartitionComparison count(
        long records, long touched, long pairsBefore, long pairsAfter, long pairsKept) {
      long unchanged = 0;
      Regrouped split = new Regrouped(0, 0);
      Regrouped merged = split;
      Regrouped rearranged = split;
      for (Map.Entry<Integer, Set<Integer>> group : beforeOf.entrySet()) {
        int x = group.getValue().size();
        int y = afterOf.getOrDefault(group.getKey(), Set.of()).size();
        if (x == 1 && y == 1) unchanged++;
        else if (x == 1) split = split.plus(x, y);
        else if (y == 1) merged = merged.plus(x, y);
        else rearranged = rearranged.plus(x, y);
      }
      return new PartitionComparison(
          records,
          unchanged,
          split,
          merged,
          rearranged,
          touched,
          pairsBefore,
          pairsAfter,
          pairsKept);
    }
  }

  /**
   * Pairs of records that are together after and were not before, one of each cluster concerned, an
   * even spread over all; for lost pairs with the two exchanged.
   *
   * @return positions of records, the smaller first
   */
  static List<int[]> newPairs(int[] before, int[] after, int most) {
    Map<Integer, Integer> first = new HashMap<>();
    Set<Integer> shown = new HashSet<>();
    List<int[]> all = new ArrayList<>();
    for (int i = 0; i < after.length; i++) {
      Integer other = first.putIfAbsent(after[i], i);
      if (other == null || before[other] == before[i] || !shown.add(after[i])) continue;
      all.add(new int[] {other, i});
    }
    List<int[]> spread = new ArrayList<>();
    int wanted = Math.min(most, all.size());
    for (int k = 0; k < wanted; k++) spread.add(all.get((int) ((long) k * all.size() / wanted)));
    return spread;
  }

  private static Map<Integer, Integer> sizes(int[] labels) {
    Map<Integer, Integer> sizes = new HashMap<>();
    for (int label : labels) sizes.merge(label, 1, Integer::sum);
    return sizes;
  }

  private static long pairs(Map<?, Integer> sizes) {
    return sizes.values().stream().mapToLong(n -> (long) n * (n - 1) / 2).sum();
  }

  private static long cell(int before, int after) {
    return ((long) before << 32) | (after & 0xFFFFFFFFL);
  }
}
