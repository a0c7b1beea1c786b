package org.touchstonehub.match.score;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.touchstonehub.match.compare.Evidence;
import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.compare.Workers;

/**
 * The expectation step: what candidates and siblings count by the present parameters. Most
 * candidates are so clearly no match that they are looked at again in some rounds only.
 */
final class Expectation {
  private static final int CHUNK = 1024;

  /** Rounds that look at every candidate. */
  private static final BitSet LOOKS_AT_ALL = BitSet.valueOf(new long[] {0b1_0001_0001_0001_0101});

  private final Layout layout;
  private final Parameters p;
  private final int classes;
  private final Counting counting;
  private final Sample candidates;
  private final Sample siblings;
  private final Competition competition;
  private final KeyNumbers keyNumbers;

  /** By candidate: log odds, the probability of a match, and that there is another partner. */
  private final double[] x;

  private final double[] probability;
  private final double[] taken;

  private final int[] all;
  private int[] unclear = new int[0];

  /** What the others counted when they were looked at last. */
  private Tally clear;

  /**
   * @param p the present parameters, which change between the rounds
   */
  Expectation(
      Layout layout,
      Parameters p,
      List<Kin> kin,
      Sample candidates,
      Sample siblings,
      Competition competition,
      KeyNumbers keyNumbers) {
    this.layout = layout;
    this.p = p;
    this.candidates = candidates;
    this.siblings = siblings;
    this.competition = competition;
    this.keyNumbers = keyNumbers;
    classes = kin.size();
    counting = new Counting(layout, p, kin);
    clear = new Tally(layout, classes);
    x = new double[candidates.size()];
    probability = new double[x.length];
    taken = new double[x.length];
    all = IntStream.range(0, x.length).toArray();
  }

  /**
   * @param matches expected number of matches
   */
  Tally count(int round, double matches) {
    if (competition.any()) compete(matches);
    Tally tally = candidates(round);
    tally.add(siblings(matches));
    return tally;
  }

  private void compete(double matches) {
    new Workers<>(() -> new Scorer(layout, p))
        .run(
            x.length,
            CHUNK,
            (scorer, chunk, from, to) -> {
              for (int k = from; k < to; k++) x[k] = scorer.score(candidates.evidence, k);
            });
    competition.compete(candidates, x, p.lnMatch, matches, probability, taken);
  }

  /** Candidates are counted by what they are now. */
  private Tally candidates(int round) {
    boolean looksAtAll = competition.any() || LOOKS_AT_ALL.get(round);
    int[] numbers = looksAtAll ? all : unclear;
    int chunks = Workers.chunks(numbers.length, CHUNK);
    Tally[] open = new Tally[chunks];
    Tally[] decided = new Tally[chunks];
    new Workers<>(() -> new Scorer(layout, p))
        .run(
            numbers.length,
            CHUNK,
            (scorer, chunk, from, to) -> {
              open[chunk] = new Tally(layout, classes);
              decided[chunk] = new Tally(layout, classes);
              for (int at = from; at < to; at++) {
                look(scorer, numbers[at]);
                boolean isClear = x[numbers[at]] <= Estimation.CLEAR;
                count(scorer, numbers[at], isClear ? decided[chunk] : open[chunk]);
              }
            });
    Tally sum = sum(decided);
    if (looksAtAll) {
      clear = sum;
      unclear = Arrays.stream(all).filter(k -> x[k] > Estimation.CLEAR).toArray();
      sum = new Tally(layout, classes);
    }
    sum.add(clear);
    for (Tally part : open) sum.add(part);
    return sum;
  }

  private void look(Scorer scorer, int k) {
    double log = scorer.score(candidates.evidence, k);
    if (competition.any()) return;
    x[k] = log;
    probability[k] = LogOdds.probability(log);
    taken[k] = 1;
  }

  private void count(Scorer scorer, int k, Tally to) {
    double standsFor = keyNumbers.standsFor(k);
    double teaches = keyNumbers.weight(k);
    to.matches += probability[k] * standsFor;
    counting.add(
        to,
        scorer,
        candidates,
        k,
        probability[k],
        taken[k] * standsFor,
        taken[k] * teaches,
        teaches,
        1);
  }

  /**
   * What siblings are to each other, records of other sources are as well. Each counts as if it had
   * been seen among the candidates.
   */
  private Tally siblings(double matches) {
    double each = siblings.standsFor / candidates.standsFor;
    double meanTaken = competition.meanTaken(matches);
    Tally[] parts = new Tally[Workers.chunks(siblings.size(), CHUNK)];
    new Workers<>(() -> new Scorer(layout, p))
        .run(
            siblings.size(),
            CHUNK,
            (scorer, chunk, from, to) -> {
              parts[chunk] = new Tally(layout, classes);
              for (int k = from; k < to; k++) {
                scorer.score(siblings.evidence, k);
                counting.add(
                    parts[chunk], scorer, siblings, k, 0, each * meanTaken, each, each, each);
              }
            });
    Tally sum = sum(parts);
    for (double[][][] mode : sum.words) for (double[][] n : mode) evenOut(n);
    return sum;
  }

  private Tally sum(Tally[] parts) {
    Tally sum = new Tally(layout, classes);
    for (Tally part : parts) sum.add(part);
    return sum;
  }

  /** Where the sides mean nothing. */
  static void evenOut(double[][] n) {
    for (int c = 0; c < Evidence.CLASSES; c++) n[1][c] = n[2][c] = (n[1][c] + n[2][c]) / 2;
  }
}
