package org.touchstonehub.match.score;

import java.util.Arrays;

/**
 * Pairs whose answer is known, within expectation maximisation. They are certain themselves; and
 * since they are answered without regard to what the model thinks, they tell how far its log odds
 * are off.
 */
public final class Supervision {
  public static final Supervision NONE = new Supervision(new int[0], new boolean[0]);

  /** Standard deviation of the shift before any answer, in nats. */
  private static final double SPREAD = 2;

  private static final int STEPS = 30;

  /** Log odds beyond which an answer that contradicts them is taken for a slip. */
  private static final double MOST = 8;

  private final int[] places;
  private final boolean[] same;

  /**
   * @param places of the pairs in the sample of candidates
   * @param same whether the two are one thing
   */
  public Supervision(int[] places, boolean[] same) {
    this.places = places.clone();
    this.same = same.clone();
  }

  /** Whether nothing is known. */
  public boolean isEmpty() {
    return places.length == 0;
  }

  /** The log odds of the known pairs out of the probabilities of all. */
  double[] logOdds(double[] probability) {
    double[] x = new double[places.length];
    for (int k = 0; k < x.length; k++) {
      double p = Math.max(1e-12, Math.min(1 - 1e-12, probability[places[k]]));
      x[k] = Math.log(p / (1 - p));
    }
    return x;
  }

  /**
   * What to add to log odds so that they agree best with the answers: the most probable intercept
   * of a logistic regression, by Newton's method. That pairs were chosen for their log odds does no
   * harm to it.
   */
  double shift(double[] x) {
    return shift(x, same);
  }

  /** The same, of any pairs whose answers are known. */
  public static double shift(double[] x, boolean[] same) {
    double shift = 0;
    for (int step = 0; step < STEPS && x.length > 0; step++) {
      double slope = -shift / (SPREAD * SPREAD);
      double curve = 1 / (SPREAD * SPREAD);
      for (int k = 0; k < x.length; k++) {
        double p = probability(Math.max(-MOST, Math.min(MOST, x[k])) + shift);
        slope += (same[k] ? 1 : 0) - p;
        curve += p * (1 - p);
      }
      shift += Math.max(-1, Math.min(1, slope / curve));
    }
    return shift;
  }

  /** Makes the answers certain. */
  void answer(double[] probability) {
    for (int k = 0; k < places.length; k++) probability[places[k]] = same[k] ? 1 : 0;
  }

  /** Probability of the pair at a place, if it is known, or NaN. */
  public double answer(int place) {
    int k = Arrays.binarySearch(places, place);
    return k < 0 ? Double.NaN : same[k] ? 1 : 0;
  }

  static double probability(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }

  static double shifted(double probability, double shift) {
    if (shift == 0) return probability;
    double odds = probability * Math.exp(shift);
    return odds / (1 - probability + odds);
  }
}
