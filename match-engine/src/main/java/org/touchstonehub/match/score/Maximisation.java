package org.touchstonehub.match.score;

import java.util.Arrays;
import java.util.List;
import org.touchstonehub.match.compare.Evidence;
import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.compare.Slot;

/** The maximisation step: what counts make of the parameters, each shrunk towards its prior. */
final class Maximisation {
  private static final double MOST_KINDS_REPLACED = 0.02;
  private static final double LEAST_REPLACED = 0.01;

  /** Imaginary pairs of a class that share a unit as usual. */
  private static final double SHARED_AS_USUAL = 5;

  private static final double ENOUGH = 20;

  /**
   * How far clusters are believed against pairs. A pair cannot tell a match whose birth date was
   * replaced from a son of his father's name, and where few are learnt from, matches soon take in
   * the others; clusters have seen the rest of the evidence, but hold together what is alike.
   */
  private static final double TO_CLUSTERS = 0.5;

  private final Layout layout;
  private final Slot[] slots;
  private final Parameters p;
  private final List<Kin> kin;
  private final KeyNumbers keyNumbers;
  private final Population population;

  /** Levels within the clusters that were found so far, by slot; empty where nothing is known. */
  private final double[][] within;

  /**
   * @param p which is changed
   */
  Maximisation(
      Layout layout,
      Parameters p,
      List<Kin> kin,
      KeyNumbers keyNumbers,
      Population population,
      double[][] within) {
    this.layout = layout;
    this.p = p;
    this.kin = kin;
    this.keyNumbers = keyNumbers;
    this.population = population;
    this.within = within;
    slots = layout.slots().toArray(Slot[]::new);
  }

  /** What strangers look like. */
  void ofStrangers(Tally random, Tally candidates) {
    for (int s = 0; s < slots.length; s++) {
      int w = slots[s].wordSlot();
      if (w < 0) {
        levelsOfStrangers(s, random, candidates);
      } else {
        double[] c = random.conflicts[Parameters.MODES][w];
        p.randomConflict[w] = (c[0] + 2) / (c[1] + 4);
      }
    }
  }

  private void levelsOfStrangers(int s, Tally random, Tally candidates) {
    Slot slot = slots[s];
    double[] prior = Priors.random(slot, layout.plan().columns().get(slot.column()));
    double[] negatives = hardNegatives(random, candidates, s);
    boolean hard = WeakSlots.isWeak(layout, slot) && sum(negatives) > 0;
    p.random[s] = shrunk(hard ? negatives : random.random[s], prior);
    double[] apart = shrunk(negatives, prior);
    // of persons what tells candidates apart is rare or common among candidates
    boolean among = hard && layout.namesPersons();
    double[] counts = among ? negatives : random.random[s];
    double[] lns = among ? candidates.strangersLn[s] : random.randomLn[s];
    double raised = 0;
    for (int l = 0; l < prior.length; l++) {
      p.meanLn[s][l] = counts[l] >= ENOUGH ? lns[l] / counts[l] : Double.NaN;
      if (WeakSlots.isWeak(layout, slot, l)) {
        p.meanLn[s][l] = Double.NaN;
        raised += Math.max(0, apart[l] - p.random[s][l]);
        p.random[s][l] = Math.max(p.random[s][l], apart[l]);
      }
    }
    // all levels together make one: what is taken for commoner leaves less that is different
    int last = slot.different();
    if (raised > 0) p.random[s][last] = Math.max(p.random[s][last] - raised, apart[last]);
  }

  /**
   * What strangers that are alike share. Candidates that are no match teach it, but where they were
   * found by it: hardly any of those found by an author share none, so sharing none would speak for
   * a match. There random pairs whose titles share a word teach it, if there are enough.
   */
  private double[] hardNegatives(Tally random, Tally candidates, int s) {
    boolean byTitle = WeakSlots.isLookedFor(layout, slots[s]) && sum(random.alike[s]) >= ENOUGH;
    return byTitle ? random.alike[s] : candidates.strangers[s];
  }

  /** What matches look like. */
  void ofMatches(Tally tally) {
    for (int mode = 0; mode < Parameters.MODES; mode++) ofCopies(tally, mode);
    for (int w = 0; w < layout.wordSlots(); w++) {
      double q = (tally.extra[w][0] + 2) / (tally.extra[w][1] + 1);
      p.extraWords[w] = bounded(q, 0.5, 6);
    }
    for (int u = 0; u < layout.units().size(); u++) {
      double[] c = tally.copies[u];
      p.noisy[u] = bounded((c[0] + 1) / (c[3] + 20), 0.003, 0.5);
      p.extension[u] = bounded((c[1] + 1) / (c[3] + 20), 0.003, 0.3);
      double mostReplaced = mostReplaced(u);
      p.replaced[u] =
          bounded((c[2] + 1) / (c[3] + 20), Math.min(LEAST_REPLACED, mostReplaced), mostReplaced);
    }
  }

  /** What tells kinds (a strength, a maker) is not replaced as an address is. */
  private double mostReplaced(int unit) {
    boolean tellsKinds =
        layout.slots().stream()
            .anyMatch(s -> s.unit() == unit && layout.plan().columns().get(s.column()).common());
    return tellsKinds ? MOST_KINDS_REPLACED : keyNumbers.mostReplaced(layout, unit);
  }

  /** What clean or noisy copies or related things look like. */
  void ofCopies(Tally tally, int mode) {
    for (int s = 0; s < slots.length; s++) {
      boolean copies = layout.units().get(slots[s].unit()).copies();
      if (slots[s].wordSlot() < 0 && (mode == Parameters.CLEAN || copies)) levels(s, tally, mode);
    }
    for (int w = 0; w < layout.wordSlots(); w++) words(w, tally, mode);
  }

  private void levels(int s, Tally tally, int mode) {
    Slot slot = slots[s];
    double[] prior = Priors.match(layout, slot);
    double toMatch = mode == Parameters.CLEAN ? 1 : mode == Parameters.NOISY ? 0.7 : 0;
    double[] levels = shrunk(tally.levels[mode][s], Parameters.mix(prior, p.random[s], toMatch));
    if (mode == Parameters.CLEAN && within[s].length > 0) {
      levels = Parameters.mix(within[s], levels, TO_CLUSTERS);
    }
    if (mode != Parameters.RELATED) keyNumbers.hold(layout, slot, levels);
    if (mode == Parameters.CLEAN && layout.namesPersons()) KeptForLife.hold(layout, slot, levels);
    p.levels[mode][s] = levels;
  }

  private void words(int w, Tally tally, int mode) {
    double[][] n = tally.words[mode][w];
    // in a de-duplication the sides mean nothing
    if (!population.competition().any()) Expectation.evenOut(n);
    for (int side = 0; side < 2; side++) {
      double[] lost = n[side == 0 ? 2 : 1];
      double mean = (sum(n[0]) + 1) / (sum(n[0]) + sum(lost) + 2);
      for (int c = 0; c < Evidence.CLASSES; c++) {
        double r = (n[0][c] + 4 * mean) / (n[0][c] + lost[c] + 4);
        p.survival[mode][w][side][c] = bounded(r, 0.01, 0.99);
      }
    }
    double[] conflicts = tally.conflicts[mode][w];
    p.conflict[mode][w] = (conflicts[0] + 0.3) / (conflicts[1] + 1);
  }

  /**
   * How many pairs each class of related things has, and what they share.
   *
   * @param matches expected number of matches
   */
  void ofKin(Tally tally, double matches) {
    double meanTaken = population.competition().meanTaken(matches);
    double households = 0;
    for (int c = 0; c < kin.size(); c++) {
      Kin one = kin.get(c);
      double share =
          (tally.kin[c] * population.standsFor() / meanTaken + Priors.RELATED)
              / (population.possible() + population.within());
      if (one.name().equals(Kin.HOUSEHOLD)) households = share;
      share *= keyNumbers.belief(one, layout);
      if (one.bounded()) share = held(share, one, households, matches);
      p.lnRelated[c] = Math.log(share);
      for (int u = 0; u < p.sharing[c].length; u++) {
        if (!Double.isNaN(one.shared()[u])) continue;
        double[] n = tally.sharing[c][u];
        double usual = one.usuallyShared();
        p.sharing[c][u] =
            bounded((n[0] + SHARED_AS_USUAL * usual) / (n[1] + SHARED_AS_USUAL), 0.01, 0.95);
      }
    }
    p.ownWords = OwnWords.learn(tally.wordsOfOne, tally.wordsOfGroup);
  }

  private double held(double share, Kin one, double households, double matches) {
    double possible = population.possible();
    double most = Math.max(Kin.MOST_OF_HOUSEHOLDS * households, 0.1 / possible);
    return Math.max(Math.min(share, most), one.leastOfMatches(layout) * matches / possible);
  }

  private static double[] shrunk(double[] counts, double[] prior) {
    double[] out = new double[counts.length];
    double total = sum(counts) + Priors.PAIRS;
    for (int l = 0; l < out.length; l++) out[l] = (counts[l] + Priors.PAIRS * prior[l]) / total;
    return out;
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }

  private static double bounded(double value, double least, double most) {
    return Math.max(least, Math.min(most, value));
  }
}
