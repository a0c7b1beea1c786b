package org.touchstonehub.match.evaluate;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many clusters there are of each size, found and true.
 *
 * @param found clusters by their number of records
 * @param truth entities by their number of records
 */
public record ClusterSizes(SortedMap<Integer, Long> found, SortedMap<Integer, Long> truth) {
  public ClusterSizes {
    found = Collections.unmodifiableSortedMap(new TreeMap<>(found));
    truth = Collections.unmodifiableSortedMap(new TreeMap<>(truth));
  }

  static ClusterSizes of(int[] found, int[] truth) {
    return new ClusterSizes(counted(found), counted(truth));
  }

  private static SortedMap<Integer, Long> counted(int[] sizes) {
    SortedMap<Integer, Long> counts = new TreeMap<>();
    for (int size : sizes) counts.merge(size, 1L, Long::sum);
    return counts;
  }
}
