package org.touchstonehub.match.score;

import java.util.Arrays;

/**
 * From the log odds of a pair to those that are stated: a continuous, strictly rising map, straight
 * between its points and as steep as the identity beyond them. Immutable.
 */
public final class Calibration {
  /** What is scored is stated. */
  public static final Calibration NONE = new Calibration(new double[0], new double[0]);

  private final double[] scored;
  private final double[] stated;

  /**
   * @param scored log odds, rising, nats
   * @param stated what is stated at each, rising
   * @throws IllegalArgumentException if they do not rise, or are not as many
   */
  public Calibration(double[] scored, double[] stated) {
    if (scored.length != stated.length || !rises(scored) || !rises(stated)) {
      throw new IllegalArgumentException("a calibration rises from point to point");
    }
    this.scored = scored.clone();
    this.stated = stated.clone();
  }

  private static boolean rises(double[] values) {
    for (int i = 0; i < values.length; i++) {
      boolean above = i == 0 || values[i] > values[i - 1];
      if (!Double.isFinite(values[i]) || !above) return false;
    }
    return true;
  }

  public double[] scored() {
    return scored.clone();
  }

  public double[] stated() {
    return stated.clone();
  }

  public boolean isNone() {
    return scored.length == 0;
  }

  /** Stated log odds in nats. */
  public double logOdds(double x) {
    int last = scored.length - 1;
    if (last < 0) return x;
    if (!(x > scored[0])) return stated[0] + (x - scored[0]);
    if (x >= scored[last]) return stated[last] + (x - scored[last]);
    int found = Arrays.binarySearch(scored, x);
    if (found >= 0) return stated[found];
    int above = -found - 1;
    double share = (x - scored[above - 1]) / (scored[above] - scored[above - 1]);
    return stated[above - 1] + share * (stated[above] - stated[above - 1]);
  }

  /** Stated probability, 0 to 1. */
  public double probability(double x) {
    return LogOdds.probability(logOdds(x));
  }
}
