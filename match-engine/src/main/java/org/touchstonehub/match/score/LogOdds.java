package org.touchstonehub.match.score;

/** Probabilities and their log odds, in nats. */
public final class LogOdds {
  private LogOdds() {}

  /** Of what is so probable; 0 is even odds. */
  public static double of(double probability) {
    return Math.log(probability / (1 - probability));
  }

  public static double probability(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }
}
