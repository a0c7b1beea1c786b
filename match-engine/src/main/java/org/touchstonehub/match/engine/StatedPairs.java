package org.touchstonehub.match.engine;

import org.touchstonehub.match.score.LogOdds;

/**
 * Candidate pairs with the log odds that are stated of them, by rows of the table that was matched.
 * Their order does not depend on the order of rows; of each the row with the smaller source key
 * comes first.
 */
public final class StatedPairs {
  static final StatedPairs NONE = new StatedPairs(new int[0], new int[0], new double[0]);

  private final int[] first;
  private final int[] second;
  private final double[] logOdds;

  StatedPairs(int[] first, int[] second, double[] logOdds) {
    this.first = first;
    this.second = second;
    this.logOdds = logOdds;
  }

  public int size() {
    return first.length;
  }

  /** A row. */
  public int first(int pair) {
    return first[pair];
  }

  /** The other row. */
  public int second(int pair) {
    return second[pair];
  }

  /** Stated log odds of a match, nats. */
  public double logOdds(int pair) {
    return logOdds[pair];
  }

  /** Stated probability of a match, 0 to 1. */
  public double probability(int pair) {
    return LogOdds.probability(logOdds[pair]);
  }
}
