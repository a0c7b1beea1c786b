package org.touchstonehub.match.engine;

import java.util.ArrayList;
import java.util.List;
import org.touchstonehub.match.compare.RecordPair;
import org.touchstonehub.match.score.LogOdds;

/** Counts compared pairs by what is stated of them, and by whether they ended in one cluster. */
final class ScoreCounts {
  private static final double LN_2 = Math.log(2);

  /** Width of a step in bits; what lies beyond the ends counts in the last step. */
  private static final int STEP = 2;

  private static final int LEAST = -20;
  private static final int MOST = 40;

  private final long[] linkedOf = new long[(MOST - LEAST) / STEP];
  private final long[] apartOf = new long[linkedOf.length];
  private double expected;
  private double promised;
  private long linked;

  private ScoreCounts() {}

  /** Counts pairs; those that were dropped are apart, and as improbable as they were scored. */
  static ScoreCounts of(ScoredPairs scored, Statements statements) {
    ScoreCounts counts = new ScoreCounts();
    for (int k = 0; k < scored.pairs().length; k++) {
      int i = RecordPair.first(scored.pairs()[k]);
      int j = RecordPair.second(scored.pairs()[k]);
      double x = scored.x()[k];
      boolean together = statements.areTogether(i, j);
      if (together) counts.linked++;
      double stated = statements.logOdds(i, j, x);
      counts.add(x, stated, together ? counts.linkedOf : counts.apartOf, 1);
    }
    scored.dropped((x, pairs) -> counts.add(x, x, counts.apartOf, pairs));
    return counts;
  }

  private void add(double x, double stated, long[] to, long pairs) {
    expected += pairs * LogOdds.probability(stated);
    promised += pairs * LogOdds.probability(x);
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
