package org.touchstonehub.match.cluster;

import java.util.stream.IntStream;

/** Records that hang together: union and find with the smallest record as the name of its set. */
public final class Components {
  private final int[] parent;

  /** Each record alone. */
  public Components(int records) {
    parent = new int[records];
    for (int i = 0; i < records; i++) parent[i] = i;
  }

  /** The smallest record of the set. */
  public int of(int record) {
    int at = record;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  /** Makes the sets of two records one. */
  public void join(int a, int b) {
    int rootA = of(a);
    int rootB = of(b);
    parent[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
  }

  /** Records of a set, ascending; O(records). */
  public int[] members(int name) {
    return IntStream.range(0, parent.length).filter(i -> of(i) == name).toArray();
  }
}
