package org.touchstonehub.match.score;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.touchstonehub.match.compare.Evidence;
import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.compare.Unit;

/**
 * Turns what comparing found into log odds that two records are the same: the likelihood as a match
 * against the sum of the likelihoods as related things of each class and as strangers. One per
 * worker; what {@link #score} found per unit stays readable until the next call.
 *
 * <p>With v_u the log likelihood ratio of unit u as a match, r_u as shared by related things, s_cu
 * the probability that class c shares u: {@code x = ln p_M + sum v_u - ln(p_0 + sum_c p_c prod_u (1
 * - s_cu + s_cu exp r_u))}. Within a match a unit with copies is a mixture: clean copy, noisy copy,
 * extension, or replaced.
 */
public final class Scorer implements PairScorer {
  /** Log odds are clipped here where they are averaged, in nats. */
  public static final double CLIP = 25;

  static final double DAMPING = 0.5;

  /** Nats from which agreement in a unit tells a thing from nearly all that share its name. */
  private static final double TELLING = Math.log(50);

  final Layout layout;
  final Parameters p;
  final int units;

  /** Related classes, and what they make of the last pair. */
  final RelatedClasses kin;

  private final LevelWeights levels;
  private final WordWeights words;
  private final int[] unitOf; // slot
  private final int[] wordSlot; // slot
  private final boolean[] copies; // unit
  private final boolean[] title; // unit
  private final int[][] damped; // damping group: its units
  private final boolean hasGroups;
  private final double lnGroupIfKept;
  private final double lnGroupIfNot;

  /** Per unit, of the last pair: as a match, as shared by kin, and whether both sides have it. */
  public final double[] match;

  public final double[] related;
  public final boolean[] observed;

  /** Per unit and kind of copy, before mixing. */
  private final double[][] copy;

  /** By kind of copy, of one slot. */
  private final double[] ofSlot = new double[Parameters.MODES + 1];

  /** Per slot, of the last pair, as a clean match; for explanations. */
  private final double[] slotWeight;

  final double[] dampedMatch;

  /** Per unit, of the last pair: as shared by kin that share as nearly as a match does. */
  final double[] sharedClosely;

  /** Whether in the last pair each title keeps a word that the other has nothing like. */
  boolean bothKeepWords;

  private final double[] dampedRelated;
  private final double[][] shares;
  private final double[] scratch;

  /**
   * @param parameters as they are now: if they change, another scorer is needed
   */
  public Scorer(Layout layout, Parameters parameters) {
    this.layout = layout;
    p = parameters;
    units = layout.units().size();
    kin = new RelatedClasses(layout, p);
    levels = new LevelWeights(layout, p);
    words = new WordWeights(layout, p);
    int slots = layout.slots().size();
    unitOf = new int[slots];
    wordSlot = new int[slots];
    for (int s = 0; s < slots; s++) {
      unitOf[s] = layout.slots().get(s).unit();
      wordSlot[s] = layout.slots().get(s).wordSlot();
    }
    copies = new boolean[units];
    title = new boolean[units];
    for (int u = 0; u < units; u++) {
      copies[u] = layout.units().get(u).copies();
      title[u] = layout.units().get(u).topic() == Unit.Topic.TITLE;
    }
    damped = damped(layout.units());
    hasGroups = Kin.of(layout).stream().anyMatch(Kin::isGroup);
    lnGroupIfKept = p.ownWords.lnGroup(true);
    lnGroupIfNot = p.ownWords.lnGroup(false);
    slotWeight = new double[slots];
    match = new double[units];
    related = new double[units];
    observed = new boolean[units];
    copy = new double[Parameters.MODES + 1][units];
    shares = new double[Parameters.MODES + 2][units];
    scratch = new double[units];
    dampedMatch = new double[units];
    dampedRelated = new double[units];
    sharedClosely = new double[units];
  }

  private static int[][] damped(List<Unit> units) {
    int groups = units.stream().mapToInt(Unit::damping).max().orElse(0);
    int[][] damped = new int[groups][];
    for (int g = 0; g < groups; g++) {
      int group = g + 1;
      damped[g] =
          IntStream.range(0, units.size()).filter(u -> units.get(u).damping() == group).toArray();
    }
    return damped;
  }

  @Override
  public int witnesses() {
    int found = 0;
    for (int u = 0; u < units; u++) {
      if (observed[u] && match[u] > TELLING) found += layout.units().get(u).topic().witnesses();
    }
    return Math.min(ENOUGH_WITNESSES, found);
  }

  /** Weight of a slot of the last pair as a clean match, in nats. */
  @Override
  public double slotWeight(int slot) {
    return slotWeight[slot];
  }

  @Override
  public Breakdown breakdown(Evidence e, int pair) {
    return Breakdown.of(this, e, pair);
  }

  @Override
  public double score(Evidence e, int pair) {
    Arrays.fill(observed, false);
    bothKeepWords = false;
    for (double[] c : copy) Arrays.fill(c, 0);
    int at = e.at(pair);
    for (int s = 0; s < unitOf.length; s++) {
      int level = e.level[at + s];
      slotWeight[s] = 0;
      if (level < 0) continue;
      observed[unitOf[s]] = true;
      if (wordSlot[s] >= 0) words(s, e, pair);
      else level(s, level, e.lnFrequency[at + s]);
    }
    mixUnits();
    return combine(match, related, observed);
  }

  private void level(int s, int level, double lnFrequency) {
    int u = unitOf[s];
    double clean = levels.of(Parameters.CLEAN, s, level, lnFrequency);
    slotWeight[s] = clean;
    copy[Parameters.CLEAN][u] += clean;
    if (!copies[u]) return;
    copy[Parameters.MODES][u] += clean;
    for (int mode = Parameters.NOISY; mode < Parameters.MODES; mode++) {
      copy[mode][u] += levels.of(mode, s, level, lnFrequency);
    }
  }

  private void words(int s, Evidence e, int pair) {
    int u = unitOf[s];
    words.weigh(wordSlot[s], e.words, e.words(pair, wordSlot[s]), ofSlot);
    for (int kind = 0; kind < ofSlot.length; kind++) copy[kind][u] += ofSlot[kind];
    slotWeight[s] = ofSlot[Parameters.CLEAN];
    bothKeepWords |= title[u] && words.bothKeepWords();
  }

  private void mixUnits() {
    for (int u = 0; u < units; u++) {
      double clean = copy[Parameters.CLEAN][u];
      if (!observed[u]) {
        match[u] = 0;
        related[u] = 0;
      } else if (!copies[u]) {
        match[u] = clean;
        related[u] = clean;
      } else {
        double k = p.noisy[u];
        double x = p.extension[u];
        double e = p.replaced[u];
        double a = Math.log(1 - e - k - x) + clean;
        double b = Math.log(k) + copy[Parameters.NOISY][u];
        double c = Math.log(x) + copy[Parameters.MODES][u];
        double d = Math.log(e);
        double most = Math.max(Math.max(a, b), Math.max(c, d));
        double sum =
            Math.exp(a - most) + Math.exp(b - most) + Math.exp(c - most) + Math.exp(d - most);
        match[u] = most + Math.log(sum);
        related[u] = copy[Parameters.RELATED][u];
      }
    }
  }

  /** Space for one number a unit, zero. */
  double[] scratch() {
    Arrays.fill(scratch, 0);
    return scratch;
  }

  /**
   * How the probability that the last pair matches is spread over the kinds of copy, by unit:
   * clean, noisy, (left free for kin), extension, replaced.
   */
  double[][] shares(double probability) {
    for (int u = 0; u < units; u++) {
      boolean mixed = observed[u] && copies[u];
      double k =
          mixed ? probability * p.noisy[u] * Math.exp(copy[Parameters.NOISY][u] - match[u]) : 0;
      double x =
          mixed ? probability * p.extension[u] * Math.exp(copy[Parameters.MODES][u] - match[u]) : 0;
      double e = mixed ? probability * p.replaced[u] * Math.exp(-match[u]) : 0;
      shares[Parameters.NOISY][u] = k;
      shares[Parameters.MODES][u] = x;
      shares[Parameters.MODES + 1][u] = e;
      shares[Parameters.CLEAN][u] = observed[u] ? Math.max(0, probability - k - x - e) : 0;
    }
    return shares;
  }

  /**
   * Log odds from evidence per unit; also of a profile, the mean evidence between two clusters of
   * persons. Groups, which only things have, look at the words of the last pair as well.
   *
   * @param v as a match, nats
   * @param r as loosely shared by kin, nats
   */
  public double combine(double[] v, double[] r, boolean[] seen) {
    System.arraycopy(v, 0, dampedMatch, 0, units);
    System.arraycopy(r, 0, dampedRelated, 0, units);
    damp(v);
    double matched = p.lnMatch;
    for (int u = 0; u < units; u++) if (seen[u]) matched += dampedMatch[u];
    System.arraycopy(dampedMatch, 0, sharedClosely, 0, units);
    if (hasGroups) titlesOfGroup(seen);
    return matched - kin.lnSum(dampedRelated, sharedClosely, seen);
  }

  /** A group shares a title as a match does, but for the words that each keeps for itself. */
  private void titlesOfGroup(boolean[] seen) {
    for (int u = 0; u < units; u++) {
      if (seen[u] && title[u]) sharedClosely[u] += bothKeepWords ? lnGroupIfKept : lnGroupIfNot;
    }
  }

  /** Of correlated units the strongest agreement counts in full, other agreements by half. */
  private void damp(double[] v) {
    for (int[] group : damped) {
      int best = -1;
      for (int u : group) if (v[u] > (best < 0 ? 0 : v[best])) best = u;
      if (best < 0) continue;
      for (int u : group) {
        if (u != best && v[u] > 0) {
          dampedMatch[u] = v[u] * DAMPING;
          dampedRelated[u] = dampedMatch[u];
        }
      }
    }
  }
}
