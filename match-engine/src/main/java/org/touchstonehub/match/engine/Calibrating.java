package org.touchstonehub.match.engine;

import org.touchstonehub.match.compare.RecordPair;
import org.touchstonehub.match.score.Calibration;
import org.touchstonehub.match.score.CalibrationTally;

/**
 * Learns what the log odds of a pair are worth before clusters are looked at: what is stated on
 * average of pairs of the same log odds once they are. Clusters know more than a pair: the other
 * records, that sizes tell, that partners compete.
 */
final class Calibrating {
  private Calibrating() {}

  static Calibration learn(ScoredPairs scored, Statements statements) {
    CalibrationTally tally = new CalibrationTally();
    for (int k = 0; k < scored.pairs().length; k++) {
      double x = scored.x()[k];
      if (!(x > CalibrationTally.LEAST)) continue;
      long pair = scored.pairs()[k];
      int i = RecordPair.first(pair);
      int j = RecordPair.second(pair);
      tally.add(x, statements.probability(i, j, x));
    }
    return tally.learn();
  }
}
