package org.touchstonehub.match.score;

import java.util.Arrays;

/**
 * Learns a {@link Calibration}: how probable it is at each log odds that a pair is a match, by
 * isotonic regression (pool adjacent violators; Ayer and others 1955) over narrow steps. One
 * imaginary pair a nat that is as probable as its log odds say shrinks it towards the identity
 * where pairs are few.
 */
public final class CalibrationTally {
  /** Below, a pair is so improbable that nothing is to be learnt: the map goes on in parallel. */
  public static final double LEAST = -6;

  private static final double MOST = 40;
  private static final double STEP = 0.25;
  private static final int STEPS = (int) ((MOST - LEAST) / STEP);
  private static final double IMAGINARY = STEP;

  private final double[] pairs = new double[STEPS];
  private final double[] matches = new double[STEPS];
  private final double[] logOdds = new double[STEPS];

  public CalibrationTally() {
    for (int s = 0; s < STEPS; s++) {
      double middle = LEAST + (s + 0.5) * STEP;
      pairs[s] = IMAGINARY;
      matches[s] = IMAGINARY / (1 + Math.exp(-middle));
      logOdds[s] = IMAGINARY * middle;
    }
  }

  /**
   * Counts a pair.
   *
   * @param x its log odds, nats
   * @param match how probable it is in truth, as far as is known
   */
  public void add(double x, double match) {
    if (!(x > LEAST)) return;
    int s = (int) Math.min(STEPS - 1, (x - LEAST) / STEP);
    pairs[s]++;
    matches[s] += match;
    logOdds[s] += Math.min(x, MOST);
  }

  public Calibration learn() {
    double[] n = new double[STEPS];
    double[] m = new double[STEPS];
    double[] x = new double[STEPS];
    int pools = 0;
    for (int s = 0; s < STEPS; s++) {
      n[pools] = pairs[s];
      m[pools] = matches[s];
      x[pools++] = logOdds[s];
      while (pools > 1 && !rises(n, m, pools - 2)) {
        pools--;
        n[pools - 1] += n[pools];
        m[pools - 1] += m[pools];
        x[pools - 1] += x[pools];
      }
    }
    double[] scored = new double[pools];
    double[] stated = new double[pools];
    int points = 0;
    for (int k = 0; k < pools; k++) {
      double probable = Math.log(m[k] / (n[k] - m[k]));
      // near 1 probabilities rise by less than a double tells
      if (!Double.isFinite(probable) || (points > 0 && probable <= stated[points - 1])) continue;
      scored[points] = x[k] / n[k];
      stated[points++] = probable;
    }
    return new Calibration(Arrays.copyOf(scored, points), Arrays.copyOf(stated, points));
  }

  private static boolean rises(double[] n, double[] m, int pool) {
    return m[pool] / n[pool] < m[pool + 1] / n[pool + 1];
  }
}
