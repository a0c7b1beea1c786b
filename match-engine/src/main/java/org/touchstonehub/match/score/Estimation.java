package org.touchstonehub.match.score;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.compare.Evidence;
import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.compare.Slot;
import org.touchstonehub.match.compare.Unit;
import org.touchstonehub.match.compare.Workers;
import org.touchstonehub.match.refine.Refinement;

/**
 * Expectation maximisation (Dempster, Laird, Rubin 1977) over candidate pairs and random pairs:
 * level probabilities, survival of words, copies, related classes and the number of matches, each
 * shrunk towards its prior. Random pairs weigh by the probability that they are no match, so that
 * the true matches among them do not spoil what is learnt of strangers.
 */
public final class Estimation {
  private static final int CHUNK = 1024;
  private static final double MOST_KINDS_REPLACED = 0.02;
  private static final double LEAST_REPLACED = 0.01;
  private static final int PERSON_ROUNDS = 20;
  private static final int THING_ROUNDS = 15;

  /** Log odds below which a pair is no match beyond doubt. */
  static final double CLEAR = -9;

  /** Rounds that look at every candidate. */
  private static final BitSet LOOKS_AT_ALL = BitSet.valueOf(new long[] {0b1_0001_0001_0001_0101});

  /** Imaginary pairs of a class that share a unit as usual. */
  private static final double SHARED_AS_USUAL = 5;

  private static final double STILL = 2e-3;
  private static final double ENOUGH = 20;

  /**
   * How far clusters are believed against pairs. A pair cannot tell a match whose birth date was
   * replaced from a son of his father's name, and where few are learnt from, matches soon take in
   * the others; clusters have seen the rest of the evidence, but hold together what is alike.
   */
  private static final double TO_CLUSTERS = 0.5;

  /** Stands for no belief at all where a logarithm is taken. */
  private static final double NONE = 1e-9;

  private final Layout layout;
  private final Slot[] slots;
  private final Parameters p;
  private final List<Kin> kin;
  private final int classes;
  private final Counting counting;
  private final Sample candidates;
  private final Sample siblings;
  private final Strangers strangers;
  private final AnyPairs any;
  private final Competition competition;
  private final long records;
  private final double possible;
  private final double siblingPairs;
  private final KeyNumbers keyNumbers;

  private final double[] x;
  private final double[] probability;
  private final double[] taken;
  private double matches;

  /** Levels within the clusters that were found so far, by slot; empty where nothing is known. */
  private final double[][] within;

  private Tally candidateTally;
  private final int[] candidateNumbers;
  private int[] hotCandidates = new int[0];
  private Tally coldCandidates;

  private Estimation(
      Layout layout,
      Sample candidates,
      Sample siblings,
      Sample strangers,
      Sample any,
      Competition competition,
      long records,
      double[][] within) {
    this.siblings = siblings;
    this.within = within;
    this.layout = layout;
    this.slots = layout.slots().toArray(Slot[]::new);
    this.kin = Kin.of(layout);
    this.classes = kin.size();
    this.p = new Parameters(layout, classes);
    counting = new Counting(layout, p, kin);
    this.candidates = candidates;
    this.strangers = new Strangers(layout, p, classes, strangers);
    this.any = new AnyPairs(layout, p, any);
    this.competition = competition;
    this.records = records;
    this.possible = competition.possiblePairs() + Priors.pairs(records);
    siblingPairs = siblings.size() == 0 ? 0 : competition.pairsWithin();
    candidateTally = new Tally(layout, classes);
    coldCandidates = candidateTally;
    candidateNumbers = IntStream.range(0, candidates.size()).toArray();
    keyNumbers = KeyNumbers.of(layout, candidates, strangers);
    x = new double[candidates.size()];
    probability = new double[candidates.size()];
    taken = new double[candidates.size()];
  }

  /**
   * Learns the parameters.
   *
   * @param siblings candidates that are no match, since a source that holds no thing twice has both
   * @param any random pairs of the table, which tell how many matches blocking could not list; may
   *     be empty
   * @param start for each candidate a first guess whether it matches, 0 to 1; null to start from
   *     the priors
   * @param within levels within the clusters that were found so far, by slot; null if there are
   *     none yet
   */
  public static Parameters learn(
      Layout layout,
      Sample candidates,
      Sample siblings,
      Sample strangers,
      Sample any,
      Competition competition,
      long records,
      double @Nullable [] start,
      double @Nullable [][] within) {
    double[][] levels = within == null ? new double[layout.slots().size()][0] : within;
    Estimation e =
        new Estimation(layout, candidates, siblings, strangers, any, competition, records, levels);
    e.start(start);
    int rounds = layout.namesPersons() ? PERSON_ROUNDS : THING_ROUNDS;
    for (int round = 0; round < rounds; round++) {
      double before = e.p.lnMatch;
      e.round(round);
      boolean still = Math.abs(e.p.lnMatch - before) < STILL;
      if (still && round > 4 && layout.namesPersons()) break;
    }
    return e.p;
  }

  private void start(double @Nullable [] guess) {
    p.lnCap = Priors.lnCap(layout, records);
    updateRandom(strangers.count(Strangers.START));
    double each = 0.5 * records + Priors.matches();
    for (int s = 0; s < within.length; s++) {
      if (within[s].length > 0) p.levels[Parameters.CLEAN][s] = within[s].clone();
    }
    if (guess != null) {
      for (int k = 0; k < guess.length; k++) guess[k] = keyNumbers.better(guess[k], k);
      double sum = 0;
      for (double g : guess) sum += g;
      each = sum * candidates.standsFor + Priors.matches();
    }
    for (int s = 0; s < slots.length; s++) {
      double[] m = p.levels[Parameters.CLEAN][s];
      p.levels[Parameters.RELATED][s] = Parameters.mix(m, p.random[s], 0.5);
      p.levels[Parameters.NOISY][s] = Parameters.mix(m, p.random[s], 0.7);
    }
    matches = each;
    setPrior();
    for (int c = 0; c < classes; c++) {
      p.lnRelated[c] = Math.log(each * relatedToMatch() / possible * believed(kin.get(c)));
      double[] shared = kin.get(c).shared();
      for (int u = 0; u < p.sharing[c].length; u++) {
        p.sharing[c][u] = Double.isNaN(shared[u]) ? kin.get(c).usuallyShared() : shared[u];
      }
    }
    if (guess != null && !competition.any()) keepNearest(guess);
    if (guess != null) learnFromGuess(guess);
  }

  /**
   * Related pairs of a class for each match, before any pair is looked at. Of persons as the prior
   * has it: where nothing tells a class from a match (namesakes in a list of names), expectation
   * maximisation leaves it where it began.
   */
  private double relatedToMatch() {
    boolean few = layout.namesPersons() && Refinement.FEW_RELATED.isOn();
    return few ? Priors.RELATED / Priors.matches() : 1;
  }

  /**
   * Of the pairs guessed keeps those that nothing else guessed agrees with more, for one record of
   * the two: where one title stands for many things, most pairs of one title are no match.
   */
  private void keepNearest(double[] guess) {
    double[] log = new double[guess.length];
    double[] best = new double[(int) records];
    Arrays.fill(best, Double.NEGATIVE_INFINITY);
    Scorer scorer = new Scorer(layout, p);
    for (int k = 0; k < guess.length; k++) {
      if (guess[k] <= 0) continue;
      log[k] = scorer.score(candidates.evidence, k);
      best[candidates.a[k]] = Math.max(best[candidates.a[k]], log[k]);
      best[candidates.b[k]] = Math.max(best[candidates.b[k]], log[k]);
    }
    for (int k = 0; k < guess.length; k++) {
      boolean nearest = log[k] >= best[candidates.a[k]] || log[k] >= best[candidates.b[k]];
      if (!nearest) guess[k] = 0;
    }
  }

  private void setPrior() {
    p.lnMatch = Math.log(matches / possible) + competition.lnOdds(matches);
  }

  /** First level and survival probabilities of matches, from the guess. */
  private void learnFromGuess(double[] guess) {
    Scorer scorer = new Scorer(layout, p);
    Tally tally = new Tally(layout, classes);
    for (int k = 0; k < candidates.size(); k++) {
      if (guess[k] <= 0) continue;
      scorer.score(candidates.evidence, k);
      for (int s = 0; s < slots.length; s++) {
        counting.addSlot(tally, candidates, k, s, Parameters.CLEAN, guess[k]);
      }
    }
    updateLevels(tally, Parameters.CLEAN);
    updateWords(tally, Parameters.CLEAN);
  }

  private void round(int round) {
    if (competition.any()) score();
    candidateTally = tally(round);
    candidateTally.add(siblings());
    updateRandom(strangers.count(round));
    update(candidateTally, any.leastMatches(round));
  }

  private void score() {
    new Workers<>(() -> new Scorer(layout, p))
        .run(
            candidates.size(),
            CHUNK,
            (scorer, chunk, from, to) -> {
              for (int k = from; k < to; k++) x[k] = scorer.score(candidates.evidence, k);
            });
    competition.compete(candidates, x, p.lnMatch, matches, probability, taken);
  }

  /**
   * Candidates are counted by what they are now. Most are so clearly no match that they are looked
   * at again in some rounds only.
   */
  private Tally tally(int round) {
    boolean all = competition.any() || LOOKS_AT_ALL.get(round);
    int[] numbers = all ? candidateNumbers : hotCandidates;
    int chunks = Workers.chunks(numbers.length, CHUNK);
    Tally[] unclear = new Tally[chunks];
    Tally[] clear = new Tally[chunks];
    new Workers<>(() -> new Scorer(layout, p))
        .run(
            numbers.length,
            CHUNK,
            (scorer, chunk, from, to) -> {
              unclear[chunk] = new Tally(layout, classes);
              clear[chunk] = new Tally(layout, classes);
              for (int at = from; at < to; at++) {
                int k = numbers[at];
                double log = scorer.score(candidates.evidence, k);
                if (!competition.any()) {
                  x[k] = log;
                  probability[k] = LogOdds.probability(log);
                  taken[k] = 1;
                }
                Tally part = x[k] > CLEAR ? unclear[chunk] : clear[chunk];
                double standsFor = keyNumbers.standsFor(k);
                part.matches += probability[k] * standsFor;
                double teaches = keyNumbers.weight(k);
                counting.add(
                    part,
                    scorer,
                    candidates,
                    k,
                    probability[k],
                    taken[k] * standsFor,
                    taken[k] * teaches,
                    teaches,
                    1);
              }
            });
    Tally sum = new Tally(layout, classes);
    for (Tally part : clear) sum.add(part);
    if (all) {
      coldCandidates = sum;
      hotCandidates = Arrays.stream(candidateNumbers).filter(k -> x[k] > CLEAR).toArray();
      sum = new Tally(layout, classes);
    }
    sum.add(coldCandidates);
    for (Tally part : unclear) sum.add(part);
    return sum;
  }

  /**
   * What siblings are to each other, records of other sources are as well. Each counts as if it had
   * been seen among the candidates.
   */
  private Tally siblings() {
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
    Tally sum = new Tally(layout, classes);
    for (Tally part : parts) sum.add(part);
    for (double[][][] mode : sum.words) for (double[][] n : mode) evenOut(n);
    return sum;
  }

  /** Where the sides mean nothing. */
  private static void evenOut(double[][] n) {
    for (int c = 0; c < Evidence.CLASSES; c++) n[1][c] = n[2][c] = (n[1][c] + n[2][c]) / 2;
  }

  private void updateRandom(Tally tally) {
    for (int s = 0; s < slots.length; s++) {
      Slot slot = slots[s];
      if (slot.wordSlot() >= 0) {
        double[] c = tally.conflicts[Parameters.MODES][slot.wordSlot()];
        p.randomConflict[slot.wordSlot()] = (c[0] + 2) / (c[1] + 4);
        continue;
      }
      double[] prior = Priors.random(slot, layout.plan().columns().get(slot.column()));
      double[] negatives = hardNegatives(tally, s);
      boolean hard = WeakSlots.isWeak(layout, slot) && sum(negatives) > 0;
      p.random[s] = shrunk(hard ? negatives : tally.random[s], prior);
      double[] apart = shrunk(negatives, prior);
      // of persons what tells candidates apart is rare or common among candidates
      boolean among = hard && layout.namesPersons();
      double[] counts = among ? negatives : tally.random[s];
      double[] lns = among ? candidateTally.strangersLn[s] : tally.randomLn[s];
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
  }

  /**
   * What strangers that are alike share. Candidates that are no match teach it, but where they were
   * found by it: hardly any of those found by an author share none, so sharing none would speak for
   * a match. There random pairs whose titles share a word teach it, if there are enough.
   */
  private double[] hardNegatives(Tally random, int s) {
    boolean byTitle = WeakSlots.isLookedFor(layout, slots[s]) && sum(random.alike[s]) >= ENOUGH;
    return byTitle ? random.alike[s] : candidateTally.strangers[s];
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

  private void update(Tally tally, double leastMatches) {
    for (int mode = 0; mode < Parameters.MODES; mode++) {
      updateLevels(tally, mode);
      updateWords(tally, mode);
    }
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
    matches = Math.max(tally.matches * candidates.standsFor, leastMatches) + Priors.matches();
    updateKin(tally);
    p.ownWords = OwnWords.learn(tally.wordsOfOne, tally.wordsOfGroup);
    setPrior();
  }

  /** What tells kinds (a strength, a maker) is not replaced as an address is. */
  private double mostReplaced(int unit) {
    boolean tellsKinds =
        layout.slots().stream()
            .anyMatch(s -> s.unit() == unit && layout.plan().columns().get(s.column()).common());
    return tellsKinds ? MOST_KINDS_REPLACED : keyNumbers.mostReplaced(layout, unit);
  }

  private void updateKin(Tally tally) {
    double meanTaken = competition.meanTaken(matches);
    double households = 0;
    for (int c = 0; c < classes; c++) {
      Kin one = kin.get(c);
      double share =
          (tally.kin[c] * candidates.standsFor / meanTaken + Priors.RELATED)
              / (possible + siblingPairs);
      if (one.name().equals(Kin.HOUSEHOLD)) households = share;
      share *= believed(one);
      if (one.bounded()) {
        double most = Math.max(Kin.MOST_OF_HOUSEHOLDS * households, 0.1 / possible);
        share = Math.max(Math.min(share, most), one.leastOfMatches(layout) * matches / possible);
      }
      p.lnRelated[c] = Math.log(share);
      for (int u = 0; u < p.sharing[c].length; u++) {
        if (!Double.isNaN(one.shared()[u])) continue;
        double[] n = tally.sharing[c][u];
        double usual = one.usuallyShared();
        p.sharing[c][u] =
            bounded((n[0] + SHARED_AS_USUAL * usual) / (n[1] + SHARED_AS_USUAL), 0.01, 0.95);
      }
    }
  }

  /**
   * Only numbers that tell can tell a group from one body; where they do, what shares a title or a
   * place loosely is no rival to either.
   */
  private double believed(Kin one) {
    if (one.isGroup()) return Math.max(keyNumbers.trust(), NONE);
    return one.hasGroup(layout) ? Math.max(1 - keyNumbers.trust(), NONE) : 1;
  }

  private void updateLevels(Tally tally, int mode) {
    for (int s = 0; s < slots.length; s++) {
      Slot slot = slots[s];
      if (slot.wordSlot() >= 0) continue;
      Unit unit = layout.units().get(slot.unit());
      if (mode != Parameters.CLEAN && !unit.copies()) continue;
      double[] prior = Priors.match(layout, slot);
      double[] u = p.random[s];
      double toMatch = mode == Parameters.CLEAN ? 1 : mode == Parameters.NOISY ? 0.7 : 0;
      p.levels[mode][s] = shrunk(tally.levels[mode][s], Parameters.mix(prior, u, toMatch));
      if (mode == Parameters.CLEAN && within[s].length > 0) {
        p.levels[mode][s] = Parameters.mix(within[s], p.levels[mode][s], TO_CLUSTERS);
      }
      if (mode != Parameters.RELATED) keyNumbers.hold(layout, slot, p.levels[mode][s]);
      if (mode == Parameters.CLEAN && layout.namesPersons()) {
        KeptForLife.hold(layout, slot, p.levels[mode][s]);
      }
    }
  }

  private void updateWords(Tally tally, int mode) {
    for (int w = 0; w < layout.wordSlots(); w++) {
      double[][] n = tally.words[mode][w];
      if (!competition.any()) {
        // in a de-duplication the sides mean nothing
        for (int c = 0; c < Evidence.CLASSES; c++) n[1][c] = n[2][c] = (n[1][c] + n[2][c]) / 2;
      }
      double[][] rate = p.survival[mode][w];
      for (int side = 0; side < 2; side++) {
        double[] lost = n[side == 0 ? 2 : 1];
        double mean = (sum(n[0]) + 1) / (sum(n[0]) + sum(lost) + 2);
        for (int c = 0; c < Evidence.CLASSES; c++) {
          double r = (n[0][c] + 4 * mean) / (n[0][c] + lost[c] + 4);
          rate[side][c] = bounded(r, 0.01, 0.99);
        }
      }
      double[] conflicts = tally.conflicts[mode][w];
      p.conflict[mode][w] = (conflicts[0] + 0.3) / (conflicts[1] + 1);
    }
  }

  private static double bounded(double value, double least, double most) {
    return Math.max(least, Math.min(most, value));
  }
}
