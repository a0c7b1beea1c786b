package org.touchstonehub.match.cluster;

import java.util.HashMap;
import java.util.Map;

/** The clusters of which the clusters of a round were made in the round before: one, or two. */
final class Halves {
  @SuppressWarnings("ArrayRecordComponent") // internal, compared by nobody
  private record Joined(int other, int[] first, int[] second) {}

  private final Partition partition;
  private final Map<Integer, Joined> joined = new HashMap<>();
  private final Map<Integer, Integer> into = new HashMap<>();

  /** Nothing was joined yet. */
  Halves(Partition partition) {
    this.partition = partition;
  }

  /** Told before b joins a. */
  void join(int a, int b) {
    joined.put(a, new Joined(b, partition.members(a), partition.members(b)));
    into.put(b, a);
  }

  /** The names of the clusters that a cluster was made of. */
  int[] of(int cluster) {
    Joined halves = joined.get(cluster);
    return halves == null ? new int[] {cluster} : new int[] {cluster, halves.other};
  }

  /** The members of a cluster that another was made of. */
  int[] members(int half) {
    Joined halves = joined.get(half);
    if (halves != null) return halves.first;
    Integer a = into.get(half);
    Joined other = a == null ? null : joined.get(a);
    return other == null ? partition.members(half) : other.second;
  }
}
