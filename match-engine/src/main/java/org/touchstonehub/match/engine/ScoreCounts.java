package org.touchstonehub.match.engine;

import java.util.ArrayList;
import java.util.List;
import org.touchstonehub.match.compare.RecordPair;
import org.touchstonehub.match.score.Calibration;

/** Counts compared pairs by what is stated of them, and by whether they ended in one cluster. */
final class ScoreCounts {
  private static final double LN_2 = Math.log(2);

  /** Width of a step in bits; what lies beyond the ends counts in the last step. */
  private static final int STEP = 2;

  private static final int LEAST = -20;
  private static final int MOST = 40;

  private final Calibration calibration;
  private final long[] linkedOf = new long[(MOST - LEAST) / STEP];
  private final long[] apartOf = new long[linkedOf.length];
  private double expected;
  private double promised;
  private long linked;

  private ScoreCounts(Calibration calibration) {
    this.calibration = calibration;
  }

  /**
   * Counts pairs; those that were dropped are apart.
   *
   * @param cluster by record
   */
  static ScoreCounts of(ScoredPairs scored, int[] cluster, Calibration calibration) {
    ScoreCounts counts = new ScoreCounts(calibration);
    for (int k = 0; k < scored.pairs().length; k++) {
      long pair = scored.pairs()[k];
      boolean together = cluster[RecordPair.first(pair)] == cluster[RecordPair.second(pair)];
      if (together) counts.linked++;
      counts.add(scored.x()[k], together ? counts.linkedOf : counts.apartOf, 1);
    }
    scored.dropped((logOdds, pairs) -> counts.add(logOdds, counts.apartOf, pairs));
    return counts;
  }

  private void add(double x, long[] to, long pairs) {
    double stated = calibration.logOdds(x);
    expected += pairs * Matching.probability(stated);
    promised += pairs * Matching.probability(x);
    int step = (int) Math.floor((stated / LN_2 - LEAST) / STEP);
    to[Math.max(0, Math.min(to.length - 1, step))] += pairs;
  }

  /** Matches by the stated probabilities. */
  double expected() {
    return expected;
  }

  /** Matches by the probabilities before calibration. */
  double promised() {
    return promised;
  }

  /** Pairs that ended in one cluster. */
  long linked() {
    return linked;
  }

  List<MatchReport.ScoreStep> steps() {
    List<MatchReport.ScoreStep> steps = new ArrayList<>();
    for (int s = 0; s < linkedOf.length; s++) {
      int from = LEAST + s * STEP;
      steps.add(new MatchReport.ScoreStep(from, from + STEP, linkedOf[s], apartOf[s]));
    }
    return steps;
  }
}
