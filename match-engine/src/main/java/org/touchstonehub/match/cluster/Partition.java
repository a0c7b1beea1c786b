package org.touchstonehub.match.cluster;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.touchstonehub.match.compare.RecordPair;
import org.touchstonehub.match.rule.Rules;
import org.touchstonehub.match.score.Competition;

/** Who is together with whom, and who must not be. */
final class Partition {
  private static final int[] NO_MEMBERS = {};

  private final int[] label;
  private final int[][] members;
  private final long[] freeSources;

  /** Clusters that a steward keeps apart, by cluster; kept both ways. */
  private final Map<Integer, Set<Integer>> forbidden = new HashMap<>();

  private final Vetoes vetoes;

  /**
   * @param together pairs that must be one cluster, as {@link RecordPair#of}
   * @param apart pairs that must not; those that contradict {@code together} are dropped
   * @param rules those that keep apart hold from here on, but not against {@code together}
   */
  Partition(int records, Competition competition, long[] together, long[] apart, Rules rules) {
    label = new int[records];
    for (int i = 0; i < records; i++) label[i] = i;
    members = new int[records][];
    freeSources = new long[records];
    for (int i = 0; i < records; i++) {
      members[i] = new int[] {i};
      freeSources[i] = competition.freeSource(i);
    }
    vetoes = new Vetoes(rules.apart(), records);
    for (long pair : together) {
      int a = label[RecordPair.first(pair)];
      int b = label[RecordPair.second(pair)];
      if (a != b) join(Math.min(a, b), Math.max(a, b));
    }
    for (long pair : apart) {
      int a = label[RecordPair.first(pair)];
      int b = label[RecordPair.second(pair)];
      if (a != b) forbid(a, b);
    }
  }

  private void forbid(int a, int b) {
    forbidden.computeIfAbsent(a, c -> new HashSet<>()).add(b);
    forbidden.computeIfAbsent(b, c -> new HashSet<>()).add(a);
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
    if (!forbidden.isEmpty() && forbidden.getOrDefault(a, Set.of()).contains(b)) return false;
    return vetoes.allow(a, b);
  }

  /** Joins b into a; a is the smaller. */
  void join(int a, int b) {
    members[a] = merged(members[a], members[b]);
    for (int i : members[b]) label[i] = a;
    members[b] = NO_MEMBERS;
    freeSources[a] |= freeSources[b];
    vetoes.join(a, b);
    inherit(a, b);
  }

  private static int[] merged(int[] a, int[] b) {
    int[] out = new int[a.length + b.length];
    for (int i = 0, j = 0, k = 0; k < out.length; k++) {
      out[k] = j >= b.length || (i < a.length && a[i] < b[j]) ? a[i++] : b[j++];
    }
    return out;
  }

  /** What was kept apart from b is kept apart from a. */
  private void inherit(int a, int b) {
    Set<Integer> others = forbidden.remove(b);
    if (others == null) return;
    for (int other : others) {
      forbidden.getOrDefault(other, Set.of()).remove(b);
      if (other != a) forbid(a, other);
    }
  }

  int[] labels() {
    return label.clone();
  }
}
