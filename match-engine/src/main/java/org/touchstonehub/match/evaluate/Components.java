package org.touchstonehub.match.evaluate;

/** Connected components by union and find. */
final class Components {
  private Components() {}

  /** A label for each of {@code n} nodes, the same for nodes that a path of edges joins. */
  static int[] of(int n, int[] a, int[] b) {
    int[] parent = new int[n];
    for (int i = 0; i < n; i++) parent[i] = i;
    for (int i = 0; i < a.length; i++) {
      int rootA = root(parent, a[i]);
      int rootB = root(parent, b[i]);
      parent[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
    }
    for (int i = 0; i < n; i++) parent[i] = root(parent, i);
    return parent;
  }

  private static int root(int[] parent, int node) {
    int at = node;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }
}
