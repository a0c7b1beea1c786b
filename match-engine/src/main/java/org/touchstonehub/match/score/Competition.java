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
    int n = sample.size();
    for (int k = 0; k < n; k++) p[k] = LogOdds.probability(x[k]);
    Arrays.fill(taken, 1);
    if (!any()) return;
    int groups = records.size() * free.length;
    double[] most = new double[groups];
    double[] sum = new double[groups];
    boolean[] constrained = new boolean[n];
    Arrays.fill(taken, 0);
    double[] untaken = new double[n];
    Arrays.fill(untaken, 1);
    for (int side = 0; side < 2; side++) {
      int[] from = side == 0 ? sample.a : sample.b;
      int[] to = side == 0 ? sample.b : sample.a;
      Arrays.fill(most, 0);
      Arrays.fill(sum, 0);
      for (int k = 0; k < n; k++) {
        if (!competes(from[k], to[k])) continue;
        int g = group(from[k], to[k]);
        most[g] = Math.max(most[g], odds(x[k], from[k], to[k], lnMatch, matches));
      }
      for (int k = 0; k < n; k++) {
        if (!competes(from[k], to[k])) continue;
        int g = group(from[k], to[k]);
        sum[g] += Math.exp(odds(x[k], from[k], to[k], lnMatch, matches) - most[g]);
      }
      for (int k = 0; k < n; k++) {
        if (!competes(from[k], to[k])) continue;
        int g = group(from[k], to[k]);
        double own = Math.exp(odds(x[k], from[k], to[k], lnMatch, matches) - most[g]);
        double all = sum[g] + Math.exp(-most[g]);
        double q = own / all;
        p[k] = constrained[k] ? Math.min(p[k], q) : q;
        constrained[k] = true;
        untaken[k] *= 1 - Math.min(1, Math.max(0, (sum[g] - own) / all));
      }
    }
    for (int k = 0; k < n; k++) taken[k] = constrained[k] ? 1 - untaken[k] : 1;
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
