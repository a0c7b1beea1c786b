package org.touchstonehub.match.cluster;

import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.compare.Evidence;
import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.compare.PairComparer;
import org.touchstonehub.match.refine.Refinement;
import org.touchstonehub.match.score.PairScorer;
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
  static final int MOST_PAIRS = 256;

  private final PairComparer comparer;
  private final PairScorer scorer;

  /** The same where profiles are kept. */
  private final @Nullable Scorer profiler;

  private final Evidence evidence;

  /** Units that a profile is kept of; none for things. */
  private final int units;

  private final double[] match;
  private final double[] related;
  private final boolean[] observed;

  public Linkage(Layout layout, PairComparer comparer, PairScorer scorer) {
    this.comparer = comparer;
    this.scorer = scorer;
    evidence = new Evidence(1, layout);
    boolean profiles = layout.namesPersons() && Refinement.PROFILES.isOn();
    profiler = profiles && scorer instanceof Scorer units ? units : null;
    units = profiler != null ? layout.units().size() : 0;
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

  public PairScorer scorer() {
    return scorer;
  }

  /**
   * The link of two clusters.
   *
   * @param a members, ascending
   * @param b members, ascending
   */
  public double link(int[] a, int[] b) {
    CrossPairs all = new CrossPairs(units);
    add(a, b, all);
    return link(all);
  }

  /** Whether all cross pairs of two clusters are looked at. */
  static boolean isWhole(int[] a, int[] b) {
    return (long) a.length * b.length <= MOST_PAIRS;
  }

  /** Adds what the cross pairs of two clusters say. */
  void add(int[] a, int[] b, CrossPairs to) {
    long all = (long) a.length * b.length;
    long step = Math.max(1, (all + MOST_PAIRS) / (MOST_PAIRS + 1));
    for (long q = step / 2; q < all; q += step) {
      double x = pair(a[(int) (q / b.length)], b[(int) (q % b.length)]);
      if (profiler == null) to.add(clip(x), match, related, observed);
      else to.add(clip(x), profiler.match, profiler.related, profiler.observed);
    }
  }

  /** The link of two clusters, by what their cross pairs say. */
  double link(CrossPairs pairs) {
    if (profiler == null) return pairs.mean();
    pairs.profile(match, related, observed);
    return (pairs.mean() + clip(profiler.combine(match, related, observed))) / 2;
  }

  int units() {
    return units;
  }

  private static double clip(double x) {
    return Math.max(-Scorer.CLIP, Math.min(Scorer.CLIP, x));
  }
}
