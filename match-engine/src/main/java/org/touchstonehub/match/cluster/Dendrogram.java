package org.touchstonehub.match.cluster;

/**
 * How records came together: a tree of joins, each as strong as it was made. Joins must be told in
 * their order.
 */
public final class Dendrogram {
  private final int[] parent; // node: records first, then joins
  private final double[] strength; // join
  private final int[] set; // record
  private final int[] top; // record that names its set: the node of the set
  private int joins;

  public Dendrogram(int records) {
    parent = new int[2 * records];
    strength = new double[records];
    set = new int[records];
    top = new int[records];
    for (int i = 0; i < records; i++) set[i] = top[i] = i;
  }

  /** Joins the sets of two records; of records that are in one already it says nothing new. */
  public void join(int i, int j, double strong) {
    int a = named(i);
    int b = named(j);
    if (a == b) return;
    int node = set.length + joins;
    strength[joins++] = strong;
    parent[top[a]] = node;
    parent[top[b]] = node;
    set[Math.max(a, b)] = Math.min(a, b);
    top[Math.min(a, b)] = node;
  }

  private int named(int record) {
    int at = record;
    while (set[at] != at) {
      set[at] = set[set[at]];
      at = set[at];
    }
    return at;
  }

  /**
   * The strength of the join that brought two records together.
   *
   * @return NaN if none did
   */
  public double between(int i, int j) {
    if (i == j || named(i) != named(j)) return Double.NaN;
    int a = i;
    int b = j;
    // what was joined later has the higher number, so the lower of the two is below the join sought
    while (a != b) {
      if (a < b) a = parent[a];
      else b = parent[b];
    }
    return strength[a - set.length];
  }
}
