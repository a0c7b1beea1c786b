package org.touchstonehub.match.engine;

import org.touchstonehub.match.score.LogOdds;

/**
 * What is stated of candidate pairs: how probable the decision is that clusters took of them. Of
 * two records of one cluster the score of the join that brought them together, never below the line
 * that joins; of two clusters the score that growth gave them at the end, never above it.
 *
 * <p>Scores are not believed to the end. Columns depend on one another in ways that no model of
 * pairs knows, what was learnt from few records may be wrong, and what agrees in hardly more than a
 * name may be a namesake.
 */
final class Statements {
  /** Log odds up to which a score is believed as it is, nats. */
  private static final double BELIEVED = 2;

  /** What a nat beyond is worth. */
  private static final double BEYOND = 2 / 3.0;

  /** Log odds of a pair that is joined, at least: the line, and a little for the eye. */
  private static final double JOINED = 1e-4;

  /** Log odds of a pair whose clusters may not join, or have nothing in common, at most. */
  private static final double NEVER_CONSIDERED = -3;

  private final Decisions decisions;
  private final Witnesses witnesses;
  private final double surest;

  /**
   * @param surest log odds that are stated at most, nats
   */
  Statements(Decisions decisions, Witnesses witnesses, double surest) {
    this.decisions = decisions;
    this.witnesses = witnesses;
    this.surest = surest;
  }

  /**
   * Log odds that may be stated after learning from some records, nats: as many joins, none of them
   * known to be wrong, bear out no less than three errors in so many (the rule of three), and about
   * every other record is joined to one before it.
   */
  static double surest(double records) {
    return Math.log(records / 6);
  }

  boolean areTogether(int i, int j) {
    return decisions.areTogether(i, j);
  }

  /**
   * Stated log odds of two records, nats.
   *
   * @param x as scored
   */
  double logOdds(int i, int j, double x) {
    double decided = decisions.of(i, j);
    if (!areTogether(i, j)) {
      return Double.isNaN(decided) ? Math.min(NEVER_CONSIDERED, x) : Math.min(-JOINED, decided);
    }
    double join = Math.max(JOINED, decided);
    double most = Math.min(surest, witnesses.surest(i, j));
    return Math.min(believed(join), most);
  }

  /** How far a score of clusters is believed, nats. */
  static double believed(double score) {
    return score > BELIEVED ? BELIEVED + BEYOND * (score - BELIEVED) : score;
  }

  double probability(int i, int j, double x) {
    return LogOdds.probability(logOdds(i, j, x));
  }
}
