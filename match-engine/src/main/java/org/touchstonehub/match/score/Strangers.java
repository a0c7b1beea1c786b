package org.touchstonehub.match.score;

import java.util.stream.IntStream;
import org.touchstonehub.match.compare.Evidence;
import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.compare.Slot;
import org.touchstonehub.match.compare.Workers;

/**
 * Levels of random pairs, each weighing by its probability to be no match. Nearly all are so
 * clearly none that they are looked at again in some rounds only.
 */
final class Strangers {
  /** The round before the first: nothing is known yet, and every pair weighs in full. */
  static final int START = -1;

  private static final int CHUNK = 8192;

  private final Layout layout;
  private final Slot[] slots;
  private final Parameters p;
  private final int classes;
  private final Sample sample;
  private final double[] x;
  private final int[] all;
  private int[] unclear = new int[0];
  private Tally clear;

  /**
   * @param p the present parameters, which change between the rounds
   */
  Strangers(Layout layout, Parameters p, int classes, Sample sample) {
    this.layout = layout;
    this.slots = layout.slots().toArray(Slot[]::new);
    this.p = p;
    this.classes = classes;
    this.sample = sample;
    x = new double[sample.size()];
    all = IntStream.range(0, sample.size()).toArray();
    clear = new Tally(layout, classes);
  }

  /** Whether random pairs that are clearly no match are looked at again in a round. */
  private static boolean looksAtAll(int round) {
    return round == 0 || round == 4;
  }

  Tally count(int round) {
    if (round == START) return tally(all, false);
    if (looksAtAll(round)) {
      Tally sum = tally(all, true);
      unclear = IntStream.of(all).filter(k -> x[k] > Estimation.CLEAR).toArray();
      clear = tally(IntStream.of(all).filter(k -> x[k] <= Estimation.CLEAR).toArray(), false);
      return sum;
    }
    Tally sum = new Tally(layout, classes);
    sum.add(clear);
    sum.add(tally(unclear, true));
    return sum;
  }

  private Tally tally(int[] numbers, boolean weigh) {
    Tally[] parts = new Tally[Workers.chunks(numbers.length, CHUNK)];
    new Workers<>(() -> new Scorer(layout, p))
        .run(
            numbers.length,
            CHUNK,
            (scorer, chunk, from, to) -> {
              Tally part = new Tally(layout, classes);
              for (int i = from; i < to; i++) {
                int k = numbers[i];
                double weight = 1;
                if (weigh) {
                  x[k] = scorer.score(sample.evidence, k);
                  weight -= LogOdds.probability(x[k]);
                }
                count(part, k, weight);
              }
              parts[chunk] = part;
            });
    Tally sum = new Tally(layout, classes);
    for (Tally part : parts) sum.add(part);
    return sum;
  }

  private void count(Tally tally, int k, double weight) {
    Evidence e = sample.evidence;
    boolean alike = !layout.namesPersons() && titlesShareWords(e, k);
    for (int s = 0; s < slots.length; s++) {
      int level = e.level[e.at(k) + s];
      if (level < 0) continue;
      int w = slots[s].wordSlot();
      if (w >= 0) {
        double[] conflicts = tally.conflicts[Parameters.MODES][w];
        Counting.countConflict(conflicts, e.words, e.words(k, w), weight);
      } else {
        tally.random[s][level] += weight;
        if (alike) tally.alike[s][level] += weight;
        tally.randomLn[s][level] += weight * e.lnFrequency[e.at(k) + s];
      }
    }
  }

  private boolean titlesShareWords(Evidence e, int k) {
    return layout.wordSlots() > 0 && e.words[e.words(k, 0)] > 0;
  }
}
