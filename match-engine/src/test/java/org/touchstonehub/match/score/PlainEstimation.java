package org.touchstonehub.match.score;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.compare.Evidence;
import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.compare.Slot;
import org.touchstonehub.match.type.Trait;

/**
 * The plain, slow twin of {@link Estimation} for persons: every pair has its expected counts in a
 * map by name, and a round adds up the maps. What is believed before ({@link Priors}, {@link Kin})
 * and held for good ({@link KeptForLife}) are facts and no arithmetic, so they are the engine's.
 */
final class PlainEstimation {
  private static final int ROUNDS = 20;
  private static final int LEAST_ROUNDS = 6;
  private static final double STILL = 2e-3;

  /** Log odds from which a pair is looked at again in every round. */
  private static final double OPEN = -9;

  private static final Set<Integer> ALL_CANDIDATES = Set.of(0, 2, 4, 8, 12, 16);
  private static final Set<Integer> ALL_STRANGERS = Set.of(0, 4);

  private static final double IMAGINARY_PAIRS = 5;
  private static final double ENOUGH = 20;
  private static final double TO_CLUSTERS = 0.5;

  /** Expected counts by what is counted. */
  private static final class Counts {
    private final Map<String, Double> of = new TreeMap<>();

    void add(String what, double count) {
      of.merge(what, count, Double::sum);
    }

    void add(Counts others) {
      others.of.forEach(this::add);
    }

    double get(String what) {
      return of.getOrDefault(what, 0.0);
    }

    double[] levels(String what, int slot, int levels) {
      return IntStream.range(0, levels).mapToDouble(l -> get(what + slot + "/" + l)).toArray();
    }
  }

  private static final String MATCHES = "matches";
  private static final String LEVEL = "level of matches ";
  private static final String RANDOM = "level of random pairs ";
  private static final String RANDOM_LN = "ln frequency of random pairs ";
  private static final String APART = "level of candidates that are no match ";
  private static final String APART_LN = "ln frequency of candidates that are no match ";
  private static final String KIN = "pairs of class ";
  private static final String SHARED = "pairs of a class that share ";
  private static final String SEEN = "pairs of a class that have ";

  private final Layout layout;
  private final List<Kin> kin;
  private final Parameters p;
  private final int[] source;
  private final Competition competition;
  private final Sample candidates;
  private final Sample siblings;
  private final Sample strangers;
  private final double @Nullable [][] within;

  private final Map<Integer, Integer> sizes = new HashMap<>(); // by source
  private final double possible;
  private final double siblingPairs;
  private final double trust;
  private final double coverage;

  private double matches;
  private Counts seen = new Counts();

  /** By pair: what it counted when it was looked at last, and its log odds then. */
  private final Counts[] counted;

  private final double[] odds;
  private final Counts[] countedApart;
  private final double[] oddsApart;

  PlainEstimation(
      SmallTable table,
      Sample candidates,
      Sample siblings,
      Sample strangers,
      double @Nullable [][] within) {
    layout = table.layout;
    kin = Kin.of(layout);
    p = new Parameters(layout, kin.size());
    source = table.records.source();
    competition = table.competition;
    this.candidates = candidates;
    this.siblings = siblings;
    this.strangers = strangers;
    this.within = within;
    counted = new Counts[candidates.size()];
    odds = new double[candidates.size()];
    countedApart = new Counts[strangers.size()];
    oddsApart = new double[strangers.size()];
    for (int s : source) sizes.merge(s, 1, Integer::sum);
    double n = source.length;
    double inside = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) if (!competition.allows(i, j)) inside++;
    }
    double imaginary = n * Priors.RECORDS + Priors.RECORDS * Priors.RECORDS / 2;
    possible = Math.max(n * (n - 1) / 2 - inside, 1) + imaginary;
    siblingPairs = siblings.size() == 0 ? 0 : inside;
    double agreeing = 0;
    for (int k = 0; k < candidates.size(); k++) if (hasKey(candidates, k, true)) agreeing++;
    trust = candidates.size() == 0 ? 0.9 : agreeing / (agreeing + 50);
    double told = 0;
    for (int k = 0; k < strangers.size(); k++) if (hasKey(strangers, k, false)) told++;
    coverage = Math.max(told / Math.max(1, strangers.size()), 0.02);
  }

  Parameters learn() {
    begin();
    for (int round = 0; round < ROUNDS; round++) {
      double before = p.lnMatch;
      Map<Integer, double[]> partners = partners();
      Counts counts = candidates(round, partners);
      counts.add(siblings());
      seen = counts;
      Counts apart = strangers(round);
      learnRandom(apart);
      learnMatches(counts);
      if (Math.abs(p.lnMatch - before) < STILL && round >= LEAST_ROUNDS - 1) break;
    }
    return p;
  }

  private void begin() {
    p.lnCap = Math.log(source.length + Priors.RECORDS) + 2;
    Counts all = new Counts();
    for (int k = 0; k < strangers.size(); k++) all.add(countApart(k, 1));
    learnRandom(all);
    for (int s = 0; within != null && s < within.length; s++) {
      if (within[s].length > 0) p.levels[Parameters.CLEAN][s] = within[s].clone();
    }
    matches = 0.5 * source.length + Priors.matches();
    setPrior();
    for (int c = 0; c < kin.size(); c++) {
      double each = matches * Priors.RELATED / Priors.matches();
      p.lnRelated[c] = Math.log(each / possible);
      for (int u = 0; u < p.sharing[c].length; u++) {
        double shared = kin.get(c).shared()[u];
        p.sharing[c][u] = Double.isNaN(shared) ? kin.get(c).usuallyShared() : shared;
      }
    }
  }

  private void setPrior() {
    p.lnMatch = Math.log(matches / possible);
    // a record that has a partner already is no candidate for another
    if (sizes.size() != 2) return;
    double least = Double.POSITIVE_INFINITY;
    for (int s : sizes.keySet()) {
      if (isFree(s)) least = Math.min(least, -Math.log(1 - partnered(other(s))));
    }
    if (least < Double.POSITIVE_INFINITY) p.lnMatch += least;
  }

  /** Share of the records of a source that have a partner. */
  private double partnered(int s) {
    return Math.min(0.98, Math.max(0.02, matches / sizes.get(s)));
  }

  private int other(int s) {
    return sizes.keySet().stream().filter(one -> one != s).findFirst().orElseThrow();
  }

  private boolean isFree(int s) {
    for (int i = 0; i < source.length; i++) {
      if (source[i] == s) return competition.freeSource(i) != 0;
    }
    return false;
  }

  /**
   * By candidate that competes: its probability, and that one of its records has another partner.
   */
  private Map<Integer, double[]> partners() {
    Map<Integer, double[]> partners = new HashMap<>();
    if (sizes.keySet().stream().noneMatch(this::isFree)) return partners;
    PlainScorer scorer = new PlainScorer(layout, p);
    Map<List<Integer>, Map<Integer, Double>> rivals = new HashMap<>(); // by record and source
    for (int k = 0; k < candidates.size(); k++) {
      double x = scorer.found(candidates.evidence, k).logOdds;
      for (boolean first : List.of(true, false)) {
        int from = first ? candidates.a[k] : candidates.b[k];
        int to = source[first ? candidates.b[k] : candidates.a[k]];
        if (!isFree(to) || source[from] == to) continue;
        double share = partnered(source[from]);
        double one = Math.exp(x - p.lnMatch) * share / sizes.get(to) / (1 - share);
        rivals.computeIfAbsent(List.of(from, to), group -> new TreeMap<>()).put(k, one);
      }
    }
    for (Map<Integer, Double> group : rivals.values()) {
      double all = 1 + group.values().stream().mapToDouble(Double::doubleValue).sum();
      group.forEach(
          (k, one) -> {
            double[] known = partners.getOrDefault(k, new double[] {1, 0});
            double elsewhere = (all - 1 - one) / all;
            partners.put(
                k,
                new double[] {Math.min(known[0], one / all), 1 - (1 - known[1]) * (1 - elsewhere)});
          });
    }
    return partners;
  }

  private Counts candidates(int round, Map<Integer, double[]> partners) {
    boolean compete = sizes.keySet().stream().anyMatch(this::isFree);
    boolean all = compete || ALL_CANDIDATES.contains(round);
    PlainScorer scorer = new PlainScorer(layout, p);
    Counts sum = new Counts();
    double[] before = odds.clone();
    for (int k = 0; k < candidates.size(); k++) {
      if (all || before[k] > OPEN) {
        PlainScorer.Found found = scorer.found(candidates.evidence, k);
        double[] alone = {1 / (1 + Math.exp(-found.logOdds)), 1};
        double[] one = partners.getOrDefault(k, alone);
        counted[k] = count(found, candidates, k, one[0], one[1]);
        if (all) odds[k] = found.logOdds;
      }
      sum.add(counted[k]);
    }
    return sum;
  }

  private Counts count(PlainScorer.Found found, Sample sample, int k, double match, double taken) {
    boolean told = hasKey(sample, k, false);
    double teaches = told ? 1 : 1 - trust;
    double standsFor = 1 - trust + (told ? trust / coverage : 0);
    Counts counts = new Counts();
    counts.add(MATCHES, match * standsFor);
    forLevels(
        sample.evidence,
        k,
        (s, level, lnFrequency) -> {
          counts.add(LEVEL + s + "/" + level, match * teaches);
          counts.add(APART + s + "/" + level, 1 - match);
          counts.add(APART_LN + s + "/" + level, (1 - match) * lnFrequency);
        });
    related(found, match, taken * standsFor, taken * teaches, counts);
    return counts;
  }

  /** What is no match is of one of the classes, or strangers. */
  private void related(
      PlainScorer.Found found, double match, double numbers, double teaches, Counts counts) {
    for (int c = 0; c < kin.size(); c++) {
      double share = (1 - match) * found.related.get(c) / found.noMatch();
      counts.add(KIN + c, share * numbers);
      for (int u : found.match.keySet()) {
        double prior = p.sharing[c][u];
        double likelihood = prior * Math.exp(found.match.get(u));
        double shared = likelihood / (likelihood + 1 - prior);
        counts.add(SHARED + c + "/" + u, share * teaches * shared);
        counts.add(SEEN + c + "/" + u, share * teaches);
      }
    }
  }

  /** Siblings count as if they had been seen among the candidates. */
  private Counts siblings() {
    PlainScorer scorer = new PlainScorer(layout, p);
    double each = siblings.standsFor / candidates.standsFor;
    Counts sum = new Counts();
    for (int k = 0; k < siblings.size(); k++) {
      PlainScorer.Found found = scorer.found(siblings.evidence, k);
      forLevels(
          siblings.evidence,
          k,
          (s, level, lnFrequency) -> {
            sum.add(APART + s + "/" + level, each);
            sum.add(APART_LN + s + "/" + level, each * lnFrequency);
          });
      related(found, 0, each * meanTaken(), each, sum);
    }
    return sum;
  }

  /** Probability that a record has a partner already, where two sources are linked. */
  private double meanTaken() {
    boolean any = sizes.keySet().stream().anyMatch(this::isFree);
    if (!any || sizes.size() != 2) return 1;
    double untaken = 1;
    for (int s : sizes.keySet()) {
      if (isFree(s)) untaken *= 1 - Math.min(1, matches / sizes.get(other(s)));
    }
    return Math.max(0.02, 1 - untaken);
  }

  private Counts strangers(int round) {
    PlainScorer scorer = new PlainScorer(layout, p);
    boolean all = ALL_STRANGERS.contains(round);
    Counts sum = new Counts();
    for (int k = 0; k < strangers.size(); k++) {
      if (all || oddsApart[k] > OPEN) {
        double x = scorer.found(strangers.evidence, k).logOdds;
        countedApart[k] = countApart(k, 1 - 1 / (1 + Math.exp(-x)));
        if (all) oddsApart[k] = x;
      } else {
        countedApart[k] = countApart(k, 1);
      }
      sum.add(countedApart[k]);
    }
    return sum;
  }

  private Counts countApart(int k, double weight) {
    Counts counts = new Counts();
    forLevels(
        strangers.evidence,
        k,
        (s, level, lnFrequency) -> {
          counts.add(RANDOM + s + "/" + level, weight);
          counts.add(RANDOM_LN + s + "/" + level, weight * lnFrequency);
        });
    return counts;
  }

  private void learnRandom(Counts apart) {
    for (int s = 0; s < layout.slots().size(); s++) {
      Slot slot = layout.slots().get(s);
      int n = slot.levels().size();
      double[] prior = Priors.random(slot, layout.plan().columns().get(slot.column()));
      double[] amongCandidates = seen.levels(APART, s, n);
      double[] amongRandom = apart.levels(RANDOM, s, n);
      boolean weak = WeakSlots.isWeak(layout, slot) && sum(amongCandidates) > 0;
      double[] counts = weak ? amongCandidates : amongRandom;
      double[] lns = weak ? seen.levels(APART_LN, s, n) : apart.levels(RANDOM_LN, s, n);
      double[] learnt = shrunk(counts, prior);
      double[] hard = shrunk(amongCandidates, prior);
      double raised = 0;
      for (int l = 0; l < n; l++) {
        p.meanLn[s][l] = counts[l] < ENOUGH ? Double.NaN : lns[l] / counts[l];
        if (!WeakSlots.isWeak(layout, slot, l)) continue;
        p.meanLn[s][l] = Double.NaN;
        if (hard[l] > learnt[l]) raised += hard[l] - learnt[l];
        learnt[l] = Math.max(learnt[l], hard[l]);
      }
      int last = slot.different();
      if (raised > 0) learnt[last] = Math.max(learnt[last] - raised, hard[last]);
      p.random[s] = learnt;
    }
  }

  private void learnMatches(Counts counts) {
    for (int s = 0; s < layout.slots().size(); s++) {
      Slot slot = layout.slots().get(s);
      double[] prior = Priors.match(layout, slot);
      double[] learnt = shrunk(counts.levels(LEVEL, s, prior.length), prior);
      if (within != null && within[s].length > 0) {
        for (int l = 0; l < learnt.length; l++) {
          learnt[l] = TO_CLUSTERS * within[s][l] + (1 - TO_CLUSTERS) * learnt[l];
        }
      }
      if (isKey(slot)) holdDifferent(learnt, slot.different());
      KeptForLife.hold(layout, slot, learnt);
      p.levels[Parameters.CLEAN][s] = learnt;
    }
    matches = counts.get(MATCHES) * candidates.standsFor + Priors.matches();
    double taken = meanTaken();
    double households = 0;
    for (int c = 0; c < kin.size(); c++) {
      Kin one = kin.get(c);
      double share =
          (counts.get(KIN + c) * candidates.standsFor / taken + Priors.RELATED)
              / (possible + siblingPairs);
      if (one.name().equals(Kin.HOUSEHOLD)) households = share;
      if (one.bounded()) {
        share = Math.min(share, Math.max(Kin.MOST_OF_HOUSEHOLDS * households, 0.1 / possible));
        share = Math.max(share, one.leastOfMatches(layout) * matches / possible);
      }
      p.lnRelated[c] = Math.log(share);
      for (int u = 0; u < p.sharing[c].length; u++) {
        if (!Double.isNaN(one.shared()[u])) continue;
        double shared = counts.get(SHARED + c + "/" + u) + 5 * one.usuallyShared();
        double all = counts.get(SEEN + c + "/" + u) + 5;
        p.sharing[c][u] = Math.min(0.95, Math.max(0.01, shared / all));
      }
    }
    setPrior();
  }

  /** At most one match in twenty has numbers with nothing in common; one in 500 unseen. */
  private void holdDifferent(double[] levels, int different) {
    double most = candidates.size() == 0 ? 0.002 : 0.05;
    double share = levels[different];
    if (share <= most) return;
    for (int l = 0; l < levels.length; l++) {
      levels[l] = l == different ? most : levels[l] * (1 - most) / (1 - share);
    }
  }

  private static double[] shrunk(double[] counts, double[] prior) {
    double all = sum(counts) + IMAGINARY_PAIRS;
    return IntStream.range(0, prior.length)
        .mapToDouble(l -> (counts[l] + IMAGINARY_PAIRS * prior[l]) / all)
        .toArray();
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) sum += value;
    return sum;
  }

  private boolean isKey(Slot slot) {
    return layout.plan().columns().get(slot.column()).type().has(Trait.ISSUED_ONCE);
  }

  /** Whether both records have a number that is given once; or the same one. */
  private boolean hasKey(Sample sample, int k, boolean equal) {
    List<Integer> levels = new ArrayList<>();
    forLevels(
        sample.evidence,
        k,
        (s, level, lnFrequency) -> {
          if (isKey(layout.slots().get(s))) levels.add(level);
        });
    return equal ? levels.contains(0) : !levels.isEmpty();
  }

  private interface OfSlot {
    void level(int slot, int level, double lnFrequency);
  }

  /** Slots that both records have. */
  private void forLevels(Evidence e, int pair, OfSlot each) {
    for (int s = 0; s < layout.slots().size(); s++) {
      int level = e.level[e.at(pair) + s];
      if (level >= 0) each.level(s, level, e.lnFrequency[e.at(pair) + s]);
    }
  }
}
