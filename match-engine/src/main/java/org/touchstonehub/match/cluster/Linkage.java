package org.touchstonehub.match.cluster;

import org.touchstonehub.match.compare.Evidence;
import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.compare.PairComparer;
import org.touchstonehub.match.score.Scorer;

/**
 * How strongly two clusters belong together, in nats. Persons: half the mean of the log odds of
 * their cross pairs, half the log odds of their profile (per unit the logarithm of the mean
 * likelihood ratio over the pairs that have it). The mean alone turns poor records away, the
 * profile alone follows chains. Things: the mean alone, as chains of shops and buildings are common
 * and a match may already be a noisy copy or have units replaced. Depends on the members alone. One
 * per worker.
 */
public final class Linkage {
  /** Cross pairs looked at; of more, an even spread. */
  static final int MOST_PAIRS = 64;

  private final PairComparer comparer;
  private final Scorer scorer;
  private final Evidence evidence;
  private final double meanWeight;
  private final double[] matchSum;
  private final double[] relatedSum;
  private final int[] seen;
  private final double[] match;
  private final double[] related;
  private final boolean[] observed;

  public Linkage(Layout layout, PairComparer comparer, Scorer scorer) {
    this.comparer = comparer;
    this.scorer = scorer;
    evidence = new Evidence(1, layout);
    meanWeight = layout.namesPersons() ? 0.5 : 1;
    int units = layout.units().size();
    matchSum = new double[units];
    relatedSum = new double[units];
    seen = new int[units];
    match = new double[units];
    related = new double[units];
    observed = new boolean[units];
  }

  /** Log odds of two records. */
  public double pair(int i, int j) {
    if (i < j) comparer.compare(i, j, evidence, 0);
    else comparer.compare(j, i, evidence, 0);
    return scorer.score(evidence, 0);
  }

  /** What the last {@link #pair} compared. */
  public Evidence evidence() {
    return evidence;
  }

  public Scorer scorer() {
    return scorer;
  }

  /**
   * The link of two clusters.
   *
   * @param a members, ascending
   * @param b members, ascending
   */
  public double link(int[] a, int[] b) {
    int units = seen.length;
    for (int u = 0; u < units; u++) {
      matchSum[u] = relatedSum[u] = 0;
      seen[u] = 0;
    }
    long all = (long) a.length * b.length;
    long step = Math.max(1, (all + MOST_PAIRS) / (MOST_PAIRS + 1));
    double sum = 0;
    int count = 0;
    for (long q = step / 2; q < all; q += step) {
      double x = pair(a[(int) (q / b.length)], b[(int) (q % b.length)]);
      sum += clip(x);
      count++;
      for (int u = 0; u < units; u++) {
        if (!scorer.observed[u]) continue;
        matchSum[u] += Math.exp(scorer.match[u]);
        relatedSum[u] += Math.exp(scorer.related[u]);
        seen[u]++;
      }
    }
    for (int u = 0; u < units; u++) {
      observed[u] = seen[u] > 0;
      match[u] = observed[u] ? Math.log(matchSum[u] / seen[u]) : 0;
      related[u] = observed[u] ? Math.log(relatedSum[u] / seen[u]) : 0;
    }
    double profile = scorer.combine(match, related, observed);
    return meanWeight * sum / count + (1 - meanWeight) * clip(profile);
  }

  private static double clip(double x) {
    return Math.max(-Scorer.CLIP, Math.min(Scorer.CLIP, x));
  }
}
