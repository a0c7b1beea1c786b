package org.touchstonehub.match.engine;

import java.util.Arrays;
import org.touchstonehub.match.score.PairModel;
import org.touchstonehub.match.standardise.Hashes;

/**
 * Learns from either half of the pairs, to see whether a half says the same as all. Where hardly
 * anything in a table tells a match from a stranger, what is learnt hangs on which pairs were seen.
 */
final class Halves {
  /** So few that learning twice costs little beside learning from all. */
  private static final int MOST = 10_000;

  private static final PairLearning.Extent EXTENT =
      new PairLearning.Extent(MOST, MOST, MOST, MOST, MOST, MOST);

  /** Pairs that either half joins, below which chance decides how many the other joins too. */
  private static final int ENOUGH = 30;

  /** Pairs on which the two are compared. */
  private static final int MOST_JUDGED = 100_000;

  private Halves() {}

  /**
   * Of the candidates that all pairs or a half of them find likelier to match than not, the share
   * on which the two disagree; of the half that agrees more, since one that is led astray says
   * nothing against what all pairs and the other half say.
   *
   * @param drawn candidates; those of one first record are in one half
   * @param whole what was learnt from all
   * @return 0 to 1; 0 if there are too few to tell
   */
  static double disagreement(
      Bench bench,
      PairLearning learning,
      Samples.Drawn drawn,
      PairLearning.Known known,
      PairModel whole) {
    if (drawn.pairs().length < ENOUGH) return 0; // whatever either half joins
    long[] pairs = Samples.of(drawn.pairs(), MOST_JUDGED, false);
    double[] all = scores(bench, pairs, known, whole);
    double least = 1;
    for (int remainder = 0; remainder < 2; remainder++) {
      PairModel half = half(bench, learning, drawn, known, remainder);
      least = Math.min(least, disagreement(all, scores(bench, pairs, known, half)));
    }
    return least;
  }

  private static double[] scores(
      Bench bench, long[] pairs, PairLearning.Known known, PairModel model) {
    return bench.score(pairs, bench.linkages(known.frequencies(), known.variants(), model));
  }

  /**
   * @param x by pair: log odds as one learning has them
   * @param y the same as another has them
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

  private static PairModel half(
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
    return learning.learn(
        new Samples.Drawn(half, standsFor).atMost(MOST, bench.competition.any()), known, EXTENT);
  }
}
