package org.touchstonehub.match.cluster;

/**
 * What the pairs between two clusters say, added up: their log odds, and by unit how likely what
 * was found is. What two clusters say to a third adds up to what they say when they are one, so
 * that no pair is compared twice while clusters grow.
 */
final class CrossPairs {
  private static final int PER_UNIT = 3;

  /** Sum and number of log odds, then by unit the two sums of likelihoods and their number. */
  private final double[] sums;

  /**
   * @param units that a profile is kept of; 0 for the log odds alone
   */
  CrossPairs(int units) {
    sums = new double[2 + PER_UNIT * units];
  }

  /** Adds a pair. */
  void add(double x, double[] match, double[] related, boolean[] observed) {
    sums[0] += x;
    sums[1]++;
    for (int at = 2, u = 0; at < sums.length; at += PER_UNIT, u++) {
      if (!observed[u]) continue;
      double likelihood = Math.exp(match[u]);
      sums[at] += likelihood;
      sums[at + 1] += related[u] == match[u] ? likelihood : Math.exp(related[u]);
      sums[at + 2]++;
    }
  }

  /** Adds the pairs of others. */
  void add(CrossPairs others) {
    for (int i = 0; i < sums.length; i++) sums[i] += others.sums[i];
  }

  /** The mean log odds. */
  double mean() {
    return sums[0] / sums[1];
  }

  /** Writes down the logarithms of the mean likelihoods by unit. */
  void profile(double[] match, double[] related, boolean[] observed) {
    for (int u = 0; u < observed.length; u++) {
      int at = 2 + PER_UNIT * u;
      double n = sums[at + 2];
      observed[u] = n > 0;
      match[u] = n > 0 ? Math.log(sums[at] / n) : 0;
      related[u] = n > 0 ? Math.log(sums[at + 1] / n) : 0;
    }
  }
}
