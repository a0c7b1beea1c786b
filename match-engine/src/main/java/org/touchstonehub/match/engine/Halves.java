package org.touchstonehub.match.engine;

import java.util.Arrays;
import org.touchstonehub.match.cluster.Linkage;
import org.touchstonehub.match.compare.RecordPair;
import org.touchstonehub.match.score.PairModel;
import org.touchstonehub.match.standardise.Hashes;

/**
 * Learns from either half of the pairs, to see whether both halves say the same. Where hardly
 * anything in a table tells a match from a stranger, what is learnt hangs on which pairs were seen.
 */
final class Halves {
  /** So few that learning twice costs little beside learning from all. */
  private static final int MOST = 8_000;

  private static final PairLearning.Extent EXTENT =
      new PairLearning.Extent(MOST, MOST, 20_000, 20_000, 10_000, MOST);

  /** Pairs that either half joins, below which chance decides how many the other joins too. */
  private static final int ENOUGH = 30;

  private Halves() {}

  /**
   * Of the candidates that one half or the other finds likelier to match than not, the share on
   * which the two disagree.
   *
   * @param drawn candidates; those of one first record are in one half
   * @return 0 to 1; 0 if there are too few to tell
   */
  static double disagreement(
      Bench bench, PairLearning learning, Samples.Drawn drawn, PairLearning.Known known) {
    if (drawn.pairs().length < ENOUGH) return 0; // whatever either half joins
    Linkage one = half(bench, learning, drawn, known, 0);
    Linkage other = half(bench, learning, drawn, known, 1);
    double[] x = new double[drawn.pairs().length];
    double[] y = new double[x.length];
    for (int k = 0; k < x.length; k++) {
      long pair = drawn.pairs()[k];
      x[k] = one.pair(RecordPair.first(pair), RecordPair.second(pair));
      y[k] = other.pair(RecordPair.first(pair), RecordPair.second(pair));
    }
    return disagreement(x, y);
  }

  /**
   * @param x by pair: log odds as one half has them
   * @param y the same as the other has them
   */
  static double disagreement(double[] x, double[] y) {
    int joined = 0;
    int apart = 0;
    for (int k = 0; k < x.length; k++) {
      if (x[k] > 0 || y[k] > 0) joined++;
      if (x[k] > 0 != y[k] > 0) apart++;
    }
    return joined < ENOUGH ? 0 : (double) apart / joined;
  }

  private static Linkage half(
      Bench bench,
      PairLearning learning,
      Samples.Drawn drawn,
      PairLearning.Known known,
      int remainder) {
    long[] half =
        Arrays.stream(drawn.pairs())
            .filter(pair -> (Hashes.mix(pair >> 32) & 1) == remainder)
            .toArray();
    double standsFor = drawn.standsFor() * drawn.pairs().length / Math.max(1, half.length);
    PairModel model =
        learning.learn(
            new Samples.Drawn(half, standsFor).atMost(MOST, bench.competition.any()),
            known,
            EXTENT);
    return bench.linkages(known.frequencies(), known.variants(), model).one();
  }
}
