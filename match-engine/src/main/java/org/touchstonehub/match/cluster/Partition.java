package org.touchstonehub.match.cluster;

import java.util.HashSet;
import java.util.Set;
import org.touchstonehub.match.score.Competition;

/** Who is together with whom, and who must not be. */
final class Partition {
  private final int[] label;
  private final int[][] members;
  private final long[] freeSources;
  private Set<Long> forbidden = new HashSet<>();

  /**
   * @param together pairs that must be one cluster, as {@link Edges#key}
   * @param apart pairs that must not; those that contradict {@code together} are dropped
   */
  Partition(int records, Competition competition, long[] together, long[] apart) {
    label = new int[records];
    for (int i = 0; i < records; i++) label[i] = i;
    members = new int[records][];
    freeSources = new long[records];
    for (int i = 0; i < records; i++) {
      members[i] = new int[] {i};
      freeSources[i] = competition.freeSource(i);
    }
    for (long pair : together) {
      int a = label[Edges.first(pair)];
      int b = label[Edges.second(pair)];
      if (a != b) join(Math.min(a, b), Math.max(a, b));
    }
    for (long pair : apart) {
      int a = label[Edges.first(pair)];
      int b = label[Edges.second(pair)];
      if (a != b) forbidden.add(Edges.key(a, b));
    }
  }

  int records() {
    return label.length;
  }

  int label(int record) {
    return label[record];
  }

  int[] members(int cluster) {
    return members[cluster];
  }

  int size(int cluster) {
    return members[cluster].length;
  }

  /** Whether two clusters may become one. */
  boolean allows(int a, int b) {
    if ((freeSources[a] & freeSources[b]) != 0) return false;
    return forbidden.isEmpty() || !forbidden.contains(Edges.key(a, b));
  }

  /** Joins b into a; a is the smaller. */
  void join(int a, int b) {
    members[a] = merged(members[a], members[b]);
    for (int i : members[b]) label[i] = a;
    members[b] = NONE;
    freeSources[a] |= freeSources[b];
  }

  private static final int[] NONE = {};

  private static int[] merged(int[] a, int[] b) {
    int[] out = new int[a.length + b.length];
    for (int i = 0, j = 0, k = 0; k < out.length; k++) {
      out[k] = j >= b.length || (i < a.length && a[i] < b[j]) ? a[i++] : b[j++];
    }
    return out;
  }

  /** Brings what is forbidden up to date after joins. */
  void inherit() {
    if (forbidden.isEmpty()) return;
    Set<Long> now = new HashSet<>();
    for (long key : forbidden)
      now.add(Edges.key(label[Edges.first(key)], label[Edges.second(key)]));
    forbidden = now;
  }

  int[] labels() {
    return label.clone();
  }
}
