package org.touchstonehub.match.engine;

import java.util.HashMap;
import java.util.Map;
import org.touchstonehub.match.compare.RecordPair;
import org.touchstonehub.match.encode.Encoded;
import org.touchstonehub.match.score.Competition;

/**
 * Partners that compete: a source that holds no thing twice has at most one record of a thing of
 * another source, so a pair is as sure as it is against the best of the others.
 */
final class Rivals {
  private final Encoded records;
  private final Competition competition;

  /** By record and source of its partners: the two highest log odds, of those above zero. */
  private final Map<Long, double[]> best = new HashMap<>();

  /**
   * @param x log odds of the pairs, nats
   */
  Rivals(Encoded records, Competition competition, long[] pairs, double[] x) {
    this.records = records;
    this.competition = competition;
    if (!competition.any()) return;
    for (int k = 0; k < pairs.length; k++) {
      if (!(x[k] > 0)) continue;
      int i = RecordPair.first(pairs[k]);
      int j = RecordPair.second(pairs[k]);
      add(i, j, x[k]);
      add(j, i, x[k]);
    }
  }

  private void add(int of, int partner, double x) {
    double[] two = best.computeIfAbsent(side(of, partner), s -> new double[2]);
    if (x > two[0]) {
      two[1] = two[0];
      two[0] = x;
    } else if (x > two[1]) {
      two[1] = x;
    }
  }

  /** Log odds of a pair, less those of its best rival if it has one above zero. */
  double lead(int i, int j, double x) {
    return x - Math.max(rival(i, j, x), rival(j, i, x));
  }

  /** Zero if there is none. */
  private double rival(int of, int partner, double x) {
    if (competition.freeSource(partner) == 0) return 0;
    double[] two = best.get(side(of, partner));
    if (two == null) return 0;
    return two[0] == x ? two[1] : two[0];
  }

  private long side(int of, int partner) {
    return ((long) of << 32) | records.source()[partner];
  }
}
