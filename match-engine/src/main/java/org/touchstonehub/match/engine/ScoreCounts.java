package org.touchstonehub.match.engine;

import java.util.ArrayList;
import java.util.List;

/** Counts compared pairs by what is stated of them, and by whether they ended in one cluster. */
final class ScoreCounts {
  private static final double LN_2 = Math.log(2);

  /** Width of a step in bits; what lies beyond the ends counts in the last step. */
  private static final int STEP = 2;

  private static final int LEAST = -20;
  private static final int MOST = 40;

  private final long[] linked = new long[(MOST - LEAST) / STEP];
  private final long[] apart = new long[linked.length];

  void add(double logOdds, boolean isLinked) {
    int step = (int) Math.floor((logOdds / LN_2 - LEAST) / STEP);
    int within = Math.max(0, Math.min(linked.length - 1, step));
    if (isLinked) linked[within]++;
    else apart[within]++;
  }

  List<MatchReport.ScoreStep> steps() {
    List<MatchReport.ScoreStep> steps = new ArrayList<>();
    for (int s = 0; s < linked.length; s++) {
      int from = LEAST + s * STEP;
      steps.add(new MatchReport.ScoreStep(from, from + STEP, linked[s], apart[s]));
    }
    return steps;
  }
}
