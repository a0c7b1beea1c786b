package org.touchstonehub.match.engine;

import java.util.Arrays;
import org.touchstonehub.match.compare.RecordPair;

/** The clusters of two and more records, each with its records and the pairs inside of it. */
final class ClusterPairs {
  private static final int ALONE = -1;

  private final int[] number; // by label
  private final int[] startOfMembers; // by number
  private final int[] members;
  private final int[] startOfPairs; // by number
  private final int[] pairs;

  private ClusterPairs(
      int[] number, int[] startOfMembers, int[] members, int[] startOfPairs, int[] pairs) {
    this.number = number;
    this.startOfMembers = startOfMembers;
    this.members = members;
    this.startOfPairs = startOfPairs;
    this.pairs = pairs;
  }

  /**
   * Sorts them by cluster, in time that grows with records and pairs.
   *
   * @param label by record: a record of its cluster
   * @param pairs first record in the upper 32 bits
   */
  static ClusterPairs of(int[] label, long[] pairs) {
    int[] size = new int[label.length];
    for (int l : label) size[l]++;
    int[] number = new int[label.length];
    int clusters = 0;
    for (int l = 0; l < size.length; l++) number[l] = size[l] > 1 ? clusters++ : ALONE;
    int[] startOfMembers = new int[clusters + 1];
    for (int l : label) if (number[l] != ALONE) startOfMembers[number[l] + 1]++;
    int[] startOfPairs = new int[clusters + 1];
    for (long pair : pairs) {
      int l = label[RecordPair.first(pair)];
      if (l == label[RecordPair.second(pair)]) startOfPairs[number[l] + 1]++;
    }
    Arrays.parallelPrefix(startOfMembers, Integer::sum);
    Arrays.parallelPrefix(startOfPairs, Integer::sum);
    int[] members = new int[startOfMembers[clusters]];
    int[] next = startOfMembers.clone();
    for (int i = 0; i < label.length; i++) {
      if (number[label[i]] != ALONE) members[next[number[label[i]]]++] = i;
    }
    int[] inside = new int[startOfPairs[clusters]];
    next = startOfPairs.clone();
    for (int k = 0; k < pairs.length; k++) {
      int l = label[RecordPair.first(pairs[k])];
      if (l == label[RecordPair.second(pairs[k])]) inside[next[number[l]]++] = k;
    }
    return new ClusterPairs(number, startOfMembers, members, startOfPairs, inside);
  }

  /** How many clusters have two and more records. */
  int count() {
    return startOfMembers.length - 1;
  }

  /** The number of a cluster, from 0; of a record alone -1. */
  int number(int label) {
    return number[label];
  }

  /** Records of a cluster, ascending. */
  int[] members(int number) {
    return Arrays.copyOfRange(members, startOfMembers[number], startOfMembers[number + 1]);
  }

  /** Positions of the pairs inside a cluster, ascending. */
  int[] pairs(int number) {
    return Arrays.copyOfRange(pairs, startOfPairs[number], startOfPairs[number + 1]);
  }
}
