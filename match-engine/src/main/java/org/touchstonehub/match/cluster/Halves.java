package org.touchstonehub.match.cluster;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The clusters of which the clusters of a round were made in the round before: one, or two. */
final class Halves {
  @SuppressWarnings("ArrayRecordComponent") // internal, compared by nobody
  private record Joined(int other, int[] first, int[] second) {}

  private final Partition partition;

  /** By cluster; null for one that did not change. */
  private final @Nullable Joined[] joined;

  /** By cluster that is no more: what it became a part of, or -1. */
  private final int[] into;

  /** Nothing was joined yet. */
  Halves(Partition partition) {
    this.partition = partition;
    joined = new Joined[partition.records()];
    into = new int[partition.records()];
    Arrays.fill(into, -1);
  }

  /** Told before b joins a. */
  void join(int a, int b) {
    joined[a] = new Joined(b, partition.members(a), partition.members(b));
    into[b] = a;
  }

  /** The names of the clusters that a cluster was made of. */
  int[] of(int cluster) {
    Joined halves = joined[cluster];
    return halves == null ? new int[] {cluster} : new int[] {cluster, halves.other};
  }

  /** The members of a cluster that another was made of. */
  int[] members(int half) {
    Joined halves = joined[half];
    if (halves != null) return halves.first;
    Joined other = into[half] < 0 ? null : joined[into[half]];
    return other == null ? partition.members(half) : other.second;
  }
}
