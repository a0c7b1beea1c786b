package org.touchstonehub.match.score;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.compare.Workers;

/**
 * Random pairs of a table, candidates or not. They tell how many matches there are at least, where
 * candidates do not: a giant entity makes too many pairs for blocking to list them, and a prior
 * that counts the listed ones alone takes its spellings for strangers.
 */
final class AnyPairs {
  private static final int CHUNK = 1024;

  /** Standard errors of the drawing: what chance alone may bring is no match more. */
  private static final double DOUBT = 2;

  private final Layout layout;
  private final Parameters p;
  private final Sample sample;
  private final double[] match;
  private int[] unclear = new int[0];

  /**
   * @param p the present parameters, which change between the rounds
   */
  AnyPairs(Layout layout, Parameters p, Sample sample) {
    this.layout = layout;
    this.p = p;
    this.sample = sample;
    match = new double[sample.size()];
  }

  /** How many pairs of the table match at least, as far as the present parameters can tell. */
  double leastMatches(int round) {
    boolean all = Strangers.looksAtAll(round);
    int[] numbers = all ? IntStream.range(0, match.length).toArray() : unclear;
    new Workers<>(() -> new Scorer(layout, p))
        .run(
            numbers.length,
            CHUNK,
            (scorer, chunk, from, to) -> {
              for (int at = from; at < to; at++) {
                double log = scorer.score(sample.evidence, numbers[at]);
                match[numbers[at]] = log > Estimation.CLEAR ? LogOdds.probability(log) : 0;
              }
            });
    if (all) unclear = Arrays.stream(numbers).filter(k -> match[k] > 0).toArray();
    double sum = 0;
    double squares = 0;
    for (double one : match) {
      sum += one;
      squares += one * one;
    }
    return Math.max(0, sum - DOUBT * Math.sqrt(squares)) * sample.standsFor;
  }
}
