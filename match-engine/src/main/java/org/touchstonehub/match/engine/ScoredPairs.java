package org.touchstonehub.match.engine;

import java.util.Arrays;
import org.touchstonehub.match.block.Candidates;
import org.touchstonehub.match.cluster.Linkage;
import org.touchstonehub.match.compare.Workers;
import org.touchstonehub.match.score.CalibrationTally;

/**
 * Candidate pairs with their log odds. Of many only those are kept that are not clearly different;
 * the others are counted.
 */
final class ScoredPairs {
  /** Pairs up to which all are kept. */
  private static final long FEW = 5_000_000;

  /** Below, nothing looks at a single pair: neither clustering nor calibration. */
  private static final double LEAST = CalibrationTally.LEAST;

  /** Steps of a nat that dropped pairs are counted by, and the lowest that is told apart. */
  private static final int STEPS_A_NAT = 8;

  private static final int LOWEST = -64;

  private long[] pairs = new long[1024];
  private double[] x = new double[1024];
  private int size;
  private final long[] dropped = new long[((int) LEAST - LOWEST) * STEPS_A_NAT];
  private long droppedPairs;
  private final double least;

  private ScoredPairs(double least) {
    this.least = least;
  }

  /**
   * Compares them all.
   *
   * @param all whether every pair is to be kept, however many they are
   */
  static ScoredPairs of(
      Candidates candidates,
      Bench bench,
      Workers<Linkage> workers,
      boolean all,
      Progress progress) {
    return of(candidates, bench, workers, all ? Long.MAX_VALUE : FEW, progress);
  }

  /**
   * @param few pairs up to which all are kept
   */
  static ScoredPairs of(
      Candidates candidates, Bench bench, Workers<Linkage> workers, long few, Progress progress) {
    boolean keepsAll = candidates.size() <= few;
    ScoredPairs scored = new ScoredPairs(keepsAll ? Double.NEGATIVE_INFINITY : LEAST);
    for (int part = 0; part < candidates.parts(); part++) {
      long[] pairs = candidates.part(part);
      scored.add(pairs, bench.score(pairs, workers));
      progress.done(candidates.recordsUpTo(part));
    }
    scored.trim();
    return scored;
  }

  private void add(long[] more, double[] logOdds) {
    for (int k = 0; k < more.length; k++) {
      if (logOdds[k] > least) keep(more[k], logOdds[k]);
      else drop(logOdds[k]);
    }
  }

  private void keep(long pair, double logOdds) {
    if (size == pairs.length) {
      pairs = Arrays.copyOf(pairs, size + (size >> 1));
      x = Arrays.copyOf(x, size + (size >> 1));
    }
    pairs[size] = pair;
    x[size++] = logOdds;
  }

  private void drop(double logOdds) {
    int step = (int) ((Math.max(logOdds, LOWEST) - LOWEST) * STEPS_A_NAT);
    dropped[Math.min(step, dropped.length - 1)]++;
    droppedPairs++;
  }

  private void trim() {
    pairs = Arrays.copyOf(pairs, size);
    x = Arrays.copyOf(x, size);
  }

  /** Those that were kept, ascending, first record in the upper 32 bits. */
  long[] pairs() {
    return pairs;
  }

  /** Log odds of those that were kept, nats. */
  double[] x() {
    return x;
  }

  /** How many were compared. */
  long compared() {
    return size + droppedPairs;
  }

  /** Takes in how many of the dropped pairs have about some log odds. */
  interface Dropped {
    void count(double logOdds, long pairs);
  }

  void dropped(Dropped told) {
    for (int step = 0; step < dropped.length; step++) {
      if (dropped[step] > 0) told.count(LOWEST + (step + 0.5) / STEPS_A_NAT, dropped[step]);
    }
  }
}
