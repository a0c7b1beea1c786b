package org.touchstonehub.match.score;

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

  private final double[] matches = new double[STEPS];
  private final double[] others = new double[STEPS];
  private final double[] logOdds = new double[STEPS];

  public CalibrationTally() {
    for (int s = 0; s < STEPS; s++) {
      double middle = LEAST + (s + 0.5) * STEP;
      matches[s] = IMAGINARY * LogOdds.probability(middle);
      others[s] = IMAGINARY * LogOdds.probability(-middle);
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
    matches[s] += match;
    others[s] += 1 - match;
    logOdds[s] += Math.min(x, MOST);
  }

  public Calibration learn() {
    double[] m = new double[STEPS];
    double[] o = new double[STEPS];
    double[] x = new double[STEPS];
    int pools = 0;
    for (int s = 0; s < STEPS; s++) {
      m[pools] = matches[s];
      o[pools] = others[s];
      x[pools++] = logOdds[s];
      while (pools > 1 && !rises(m, o, pools - 2)) {
        pools--;
        m[pools - 1] += m[pools];
        o[pools - 1] += o[pools];
        x[pools - 1] += x[pools];
      }
    }
    double[] scored = new double[pools];
    double[] stated = new double[pools];
    for (int k = 0; k < pools; k++) {
      scored[k] = x[k] / (m[k] + o[k]);
      stated[k] = Math.log(m[k] / o[k]);
    }
    return new Calibration(scored, stated);
  }

  private static boolean rises(double[] m, double[] o, int pool) {
    return Math.log(m[pool] / o[pool]) < Math.log(m[pool + 1] / o[pool + 1]);
  }
}
