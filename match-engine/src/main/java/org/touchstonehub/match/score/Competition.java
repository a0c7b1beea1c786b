package org.touchstonehub.match.score;

import java.util.Arrays;
import org.touchstonehub.match.encode.Encoded;

/**
 * What it means that a source holds no thing twice: a record of another source has at most one
 * partner there, so its candidates compete.
 */
public final class Competition {
  private final Encoded records;
  private final boolean within;
  private final boolean[] free; // by source
  private final long[] sizes; // by source
  private final long[] bits; // by source

  /**
   * @param free by source: it holds no thing twice
   */
  public Competition(Encoded records, boolean[] free) {
    this(records, free, false);
  }

  private Competition(Encoded records, boolean[] free, boolean within) {
    this.within = within;
    this.records = records;
    this.free = free.clone();
    sizes = new long[free.length];
    for (int s : records.source()) sizes[s]++;
    bits = new long[free.length];
    int numbered = 0;
    // beyond 64 such sources a cluster may hold two records of one of them
    for (int s = 0; s < free.length; s++) {
      if (free[s] && numbered < Long.SIZE) bits[s] = 1L << numbered++;
    }
  }

  public boolean any() {
    for (boolean f : free) if (f) return true;
    return false;
  }

  /** A bit of the record's source if that holds no thing twice, else 0. */
  public long freeSource(int record) {
    return bits[records.source()[record]];
  }

  /** Whether two records can be the same at all, as far as sources tell. */
  public boolean allows(int i, int j) {
    int s = records.source()[i];
    return (s != records.source()[j] || !free[s]) != within;
  }

  /** The opposite: allows the pairs that are surely not the same, as far as sources tell. */
  public Competition within() {
    return new Competition(records, free, true);
  }

  /** Pairs of records of one source that holds no thing twice. */
  double pairsWithin() {
    double pairs = 0;
    for (int s = 0; s < free.length; s++) {
      if (free[s]) pairs += (double) sizes[s] * (sizes[s] - 1) / 2;
    }
    return pairs;
  }

  /** Pairs of records that could be the same. */
  double possiblePairs() {
    double n = records.size();
    return Math.max(n * (n - 1) / 2 - pairsWithin(), 1);
  }

  /** -ln(1 - share of records with a partner) in a linkage of two sources, else 0. */
  double lnOdds(double matches) {
    if (sizes.length != 2 || !any()) return 0;
    double least = Double.MAX_VALUE;
    for (int s = 0; s < 2; s++) {
      if (free[s]) least = Math.min(least, -Math.log(1 - share(matches, sizes[1 - s])));
    }
    return least;
  }

  private static double share(double matches, long records) {
    return Math.min(0.98, Math.max(0.02, matches / Math.max(1, records)));
  }

  /**
   * Probabilities that pairs match, given that partners compete.
   *
   * @param x log odds without competition; read only
   * @param lnMatch the prior in x
   * @param matches expected number of matches
   * @param p the result: the smaller of the probabilities seen from either side
   * @param taken the result: the probability that a record of the pair has another partner
   */
  void compete(
      Sample sample, double[] x, double lnMatch, double matches, double[] p, double[] taken) {
    Arrays.setAll(p, k -> LogOdds.probability(x[k]));
    Arrays.fill(taken, 1);
    if (!any()) return;
    int n = sample.size();
    double[][] odds = new double[2][n]; // seen from either side; NaN where nothing competes
    double[] most = new double[records.size() * free.length];
    double[] sum = new double[most.length];
    for (int side = 0; side < 2; side++) {
      for (int k = 0; k < n; k++) {
        int from = from(sample, side, k);
        int to = from(sample, 1 - side, k);
        odds[side][k] = competes(from, to) ? odds(x[k], from, to, lnMatch, matches) : Double.NaN;
        int g = group(from, to);
        if (competes(from, to)) most[g] = Math.max(most[g], odds[side][k]);
      }
    }
    // a record stands first in some of its pairs and second in others: all of them are rivals
    for (int side = 0; side < 2; side++) {
      for (int k = 0; k < n; k++) {
        int g = group(from(sample, side, k), from(sample, 1 - side, k));
        if (odds[side][k] > Double.NEGATIVE_INFINITY) sum[g] += Math.exp(odds[side][k] - most[g]);
      }
    }
    for (int k = 0; k < n; k++) {
      double untaken = 1;
      boolean constrained = false;
      for (int side = 0; side < 2; side++) {
        if (Double.isNaN(odds[side][k])) continue;
        int g = group(from(sample, side, k), from(sample, 1 - side, k));
        double own = Math.exp(odds[side][k] - most[g]);
        double all = sum[g] + Math.exp(-most[g]);
        p[k] = constrained ? Math.min(p[k], own / all) : own / all;
        untaken *= 1 - Math.min(1, Math.max(0, (sum[g] - own) / all));
        constrained = true;
      }
      if (constrained) taken[k] = 1 - untaken;
    }
  }

  private static int from(Sample sample, int side, int k) {
    return side == 0 ? sample.a[k] : sample.b[k];
  }

  private boolean competes(int from, int to) {
    return free[records.source()[to]] && records.source()[from] != records.source()[to];
  }

  private int group(int from, int to) {
    return from * free.length + records.source()[to];
  }

  private double odds(double x, int from, int to, double lnMatch, double matches) {
    double share = share(matches, sizes[records.source()[from]]);
    return x - lnMatch + Math.log(share / sizes[records.source()[to]]) - Math.log(1 - share);
  }

  /** Probability that a record has a partner, over the sides that compete; at least 0.02. */
  double meanTaken(double matches) {
    if (!any() || sizes.length != 2) return 1;
    double untaken = 1;
    for (int s = 0; s < 2; s++)
      if (free[s]) untaken *= 1 - Math.min(1, matches / Math.max(1, sizes[1 - s]));
    return Math.max(0.02, 1 - untaken);
  }
}
