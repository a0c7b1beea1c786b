package org.touchstonehub.match.cluster;

/**
 * How many clusters of each size there are: the prior of a join. It learns that all records have
 * mates, or that three of a kind do not occur. Immutable.
 */
public final class Sizes {
  /** Larger clusters count as this large. */
  public static final int MOST = 200;

  /** Clusters that are imagined of every size. */
  private static final double UNSEEN = 0.5;

  private static final double[] LN_FACTORIAL = lnFactorials();

  private final double[] counts;
  private final double lnPair;

  /**
   * @param counts smoothed number of clusters by size, from 0 to {@link #MOST}; above zero
   */
  public Sizes(double[] counts) {
    this.counts = counts.clone();
    double records = 0;
    double pairs = 0;
    for (int k = 1; k < counts.length; k++) {
      double seen = Math.max(0, counts[k] - UNSEEN);
      records += k * seen;
      pairs += k * (k - 1) / 2.0 * seen;
    }
    lnPair = Math.log(2 * pairs / (records * records));
  }

  /**
   * Counts clusters, beside imaginary ones: 70 records alone and 15 pairs, as the prior of matches
   * has it. Counts of three and more are means over neighbouring sizes.
   *
   * @param cluster by record: a record of its cluster
   */
  public static Sizes of(int[] cluster) {
    int[] size = new int[cluster.length];
    for (int c : cluster) size[c]++;
    double[] raw = new double[MOST + 1];
    for (int s : size) if (s > 0) raw[Math.min(s, MOST)]++;
    raw[1] += 70;
    raw[2] += 15;
    double[] smooth = raw.clone();
    for (int k = 3; k <= MOST; k++) {
      int lo = Math.max(3, k - 2);
      int hi = Math.min(MOST, k + 2);
      double sum = 0;
      for (int i = lo; i <= hi; i++) sum += raw[i];
      smooth[k] = sum / (hi - lo + 1);
    }
    for (int k = 0; k <= MOST; k++) smooth[k] += UNSEEN;
    return new Sizes(smooth);
  }

  public double[] counts() {
    return counts.clone();
  }

  /** ln of the share of all pairs of records that lie within a cluster. */
  double lnPair() {
    return lnPair;
  }

  /** ln of (a+b)! N(a+b) / (a! N(a) b! N(b)). */
  double lnJoin(int a, int b) {
    int x = Math.min(a, MOST);
    int y = Math.min(b, MOST);
    int z = Math.min(x + y, MOST);
    return LN_FACTORIAL[z]
        - LN_FACTORIAL[x]
        - LN_FACTORIAL[y]
        + Math.log(counts[z] / (counts[x] * counts[y]));
  }

  private static double[] lnFactorials() {
    double[] ln = new double[MOST + 1];
    for (int k = 2; k <= MOST; k++) ln[k] = ln[k - 1] + Math.log(k);
    return ln;
  }
}
