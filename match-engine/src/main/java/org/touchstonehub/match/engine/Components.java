package org.touchstonehub.match.engine;

import java.util.stream.IntStream;

/** Records that hang together: union and find with the smallest record as the name of its set. */
final class Components {
  private final int[] parent;

  Components(int records) {
    parent = new int[records];
    for (int i = 0; i < records; i++) parent[i] = i;
  }

  /** The smallest record of the set. */
  int of(int record) {
    int at = record;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  void join(int a, int b) {
    int rootA = of(a);
    int rootB = of(b);
    parent[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
  }

  /** Records of a set, ascending; O(records). */
  int[] members(int name) {
    return IntStream.range(0, parent.length).filter(i -> of(i) == name).toArray();
  }
}
