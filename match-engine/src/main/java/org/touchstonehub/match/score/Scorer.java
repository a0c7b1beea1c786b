package org.touchstonehub.match.score;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.touchstonehub.match.compare.Evidence;
import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.compare.Slot;
import org.touchstonehub.match.compare.Unit;
import org.touchstonehub.match.refine.Refinement;
import org.touchstonehub.match.standardise.TokenKind;
import org.touchstonehub.match.type.SemanticType;

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
  private static final boolean EXTENSIONS = Refinement.EXTENSIONS.isOn();
  private static final double NEVER = -30;

  /** exp(-40) adds nothing to 1 in double precision. */
  private static final double NEGLIGIBLE = 40;

  private static final double PROSE_WEIGHT = 0.5;

  private final int[] unitOf; // slot
  private final int[] wordSlot; // slot
  private final boolean[] copies; // unit
  private final boolean[] identity; // unit
  private final int[][] damped; // damping group: its units
  private final int[] anchorOf; // class
  private final boolean[] close; // class
  private final boolean learnsLoosely;
  private final boolean learnsClosely;
  private final boolean hasGroups;
  private final boolean[] title; // unit
  private double lnGroupIfKept;
  private double lnGroupIfNot;
  private final int[][] wholly; // class: units that it always shares
  private final int[][] partly; // class: units that it shares with some probability
  private final double[] oddsMatch; // unit
  private final double[] oddsRelated; // unit
  final Layout layout;
  final Parameters p;
  final int units;
  private final double[][][] weight; // mode, slot, level
  private final boolean[][] counted; // slot, level: less the ln frequency
  private final double[][][][] lnLost; // mode, word slot, side, class
  private final double[][][] lnKept; // mode, word slot, class; against clean
  private final double[] lnConflict; // mode * word slots

  /** Nats from which agreement in a unit tells a thing from nearly all that share its name. */
  private static final double TELLING = Math.log(50);

  private final boolean[] isText; // word slot
  private final double[] slotFactor;

  /** Per unit, of the last pair: as a match, as shared by kin, and whether both sides have it. */
  public final double[] match;

  public final double[] related;
  public final boolean[] observed;

  /** Per unit and kind of copy, before mixing. */
  final double[][] copy = new double[Parameters.MODES + 1][];

  /** Per slot, of the last pair, as a clean match; for explanations. */
  final double[] slotWeight;

  final double[] classTerm;
  double denominator;

  public Scorer(Layout layout, Parameters parameters) {
    this.layout = layout;
    this.p = parameters;
    List<Kin> kin = Kin.of(layout);
    this.units = layout.units().size();
    int slots = layout.slots().size();
    unitOf = new int[slots];
    wordSlot = new int[slots];
    for (int s = 0; s < slots; s++) {
      unitOf[s] = layout.slots().get(s).unit();
      wordSlot[s] = layout.slots().get(s).wordSlot();
    }
    copies = new boolean[units];
    identity = new boolean[units];
    title = new boolean[units];
    int groups = 0;
    for (int u = 0; u < units; u++) {
      Unit unit = layout.units().get(u);
      copies[u] = unit.copies();
      identity[u] = unit.identity();
      title[u] = unit.topic() == Unit.Topic.TITLE;
      groups = Math.max(groups, unit.damping());
    }
    damped = new int[groups][];
    for (int group = 1; group <= groups; group++) {
      int g = group;
      damped[g - 1] = units(u -> layout.units().get(u).damping() == g);
    }
    weight = new double[Parameters.MODES][slots][];
    counted = new boolean[slots][];
    lnLost = new double[Parameters.MODES][layout.wordSlots()][2][Evidence.CLASSES];
    lnKept = new double[Parameters.MODES][layout.wordSlots()][Evidence.CLASSES];
    lnConflict = new double[Parameters.MODES * Math.max(1, layout.wordSlots())];
    isText = new boolean[layout.wordSlots()];
    slotFactor = new double[slots];
    match = new double[units];
    related = new double[units];
    observed = new boolean[units];
    for (int m = 0; m < copy.length; m++) copy[m] = new double[units];
    slotWeight = new double[slots];
    classTerm = new double[kin.size()];
    anchorOf = kin.stream().mapToInt(Kin::anchor).toArray();
    close = new boolean[kin.size()];
    for (int c = 0; c < close.length; c++) close[c] = kin.get(c).close();
    hasGroups = kin.stream().anyMatch(Kin::isGroup);
    learnsLoosely = kin.stream().anyMatch(k -> !k.close() && k.learns());
    learnsClosely = kin.stream().anyMatch(k -> k.close() && k.learns());
    oddsMatch = new double[units];
    oddsRelated = new double[units];
    wholly = new int[kin.size()][];
    partly = new int[kin.size()][];
    for (int m = 0; m < shares.length; m++) shares[m] = new double[units];
    scratch = new double[units];
    dampedMatch = new double[units];
    sharedClosely = new double[units];
    dampedRelated = new double[units];
    prepare();
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

  private int[] units(IntPredicate which) {
    return IntStream.range(0, units).filter(which).toArray();
  }

  /** Takes over the present parameters. */
  void prepare() {
    lnGroupIfKept = p.ownWords.lnGroup(true);
    lnGroupIfNot = p.ownWords.lnGroup(false);
    for (int c = 0; c < anchorOf.length; c++) {
      double[] sharing = p.sharing[c];
      wholly[c] = units(u -> sharing[u] == 1);
      partly[c] = units(u -> sharing[u] != 1 && sharing[u] != 0);
    }
    for (int s = 0; s < layout.slots().size(); s++) {
      Slot slot = layout.slots().get(s);
      SemanticType type = layout.plan().columns().get(slot.column()).type();
      boolean prose = type.isOf(TokenKind.LONG_TEXT) && Refinement.PROSE.isOn();
      slotFactor[s] = prose ? PROSE_WEIGHT : 1;
      if (slot.wordSlot() >= 0) prepareWords(slot, type);
      else prepareLevels(s, slot);
    }
  }

  private void prepareLevels(int s, Slot slot) {
    int n = slot.levels().size();
    counted[s] = new boolean[n];
    boolean uses = slot.usesFrequency();
    for (int mode = 0; mode < Parameters.MODES; mode++) weight[mode][s] = new double[n];
    for (int l = 0; l < n; l++) {
      double mean = p.meanLn[s][l];
      boolean known = uses && mean < 0;
      boolean alone = uses && !known && l == 0;
      counted[s][l] = known || alone || l == slot.variant();
      for (int mode = 0; mode < Parameters.MODES; mode++) {
        double m = Math.log(p.levels[mode][s][l]);
        double u = Math.log(p.random[s][l]);
        weight[mode][s][l] = l == slot.variant() ? 0 : known ? m - u + mean : alone ? m : m - u;
      }
    }
  }

  private void prepareWords(Slot slot, SemanticType type) {
    int w = slot.wordSlot();
    isText[w] = type.isOf(TokenKind.TEXT);
    for (int mode = 0; mode < Parameters.MODES; mode++) {
      for (int c = 0; c < Evidence.CLASSES; c++) {
        for (int side = 0; side < 2; side++) {
          lnLost[mode][w][side][c] = Math.log(1 - p.survival[mode][w][side][c]);
        }
        double clean = Math.max(p.survival[Parameters.CLEAN][w][0][c], 0.01);
        lnKept[mode][w][c] = Math.log(Math.max(p.survival[mode][w][0][c], 0.01) / clean);
      }
      double ratio = Math.log(p.conflict[mode][w] / p.randomConflict[w]);
      lnConflict[mode * layout.wordSlots() + w] = Math.min(0, ratio);
    }
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
      if (wordSlot[s] >= 0) words(wordSlot[s], unitOf[s], e.words, e.words(pair, wordSlot[s]), s);
      else level(s, level, e.lnFrequency[at + s]);
    }
    mixUnits();
    return combine(match, related, observed);
  }

  private void level(int s, int level, double lnFrequency) {
    int u = unitOf[s];
    double less = counted[s][level] ? lnFrequency : 0;
    double clean = Math.min(weight[Parameters.CLEAN][s][level] - less, p.lnCap) * slotFactor[s];
    slotWeight[s] = clean;
    copy[Parameters.CLEAN][u] += clean;
    if (!copies[u]) return;
    copy[Parameters.MODES][u] += clean;
    for (int mode = Parameters.NOISY; mode < Parameters.MODES; mode++) {
      double w = weight[mode][s][level] - less;
      copy[mode][u] += Math.min(w, p.lnCap) * slotFactor[s];
    }
  }

  private void words(int w, int u, float[] n, int o, int s) {
    double shared = n[o];
    int onlyA = 0;
    int onlyB = 0;
    for (int c = 0; c < Evidence.CLASSES; c++) {
      onlyA += (int) n[o + Evidence.ONLY_A + c];
      onlyB += (int) n[o + Evidence.ONLY_B + c];
    }
    bothKeepWords |= title[u] && onlyA >= 1 && onlyB >= 1;
    boolean conflict = isText[w] && Evidence.bothKeepNumbers(n, o);
    double lossA = 0;
    double lossB = 0;
    for (int mode = 0; mode < Parameters.MODES; mode++) {
      double[][] lost = lnLost[mode][w];
      double a = 0;
      double b = 0;
      double kept = 0;
      for (int c = 0; c < Evidence.CLASSES; c++) {
        a += n[o + Evidence.ONLY_A + c] * lost[1][c];
        b += n[o + Evidence.ONLY_B + c] * lost[0][c];
        kept += n[o + Evidence.SHARED + c] * lnKept[mode][w][c];
      }
      double v = shared + a + b + kept;
      if (conflict) v += lnConflict[mode * layout.wordSlots() + w];
      copy[mode][u] += v;
      if (mode == Parameters.CLEAN) {
        lossA = a;
        lossB = b;
        slotWeight[s] = v;
      }
    }
    double extended = NEVER;
    if (EXTENSIONS && isText[w]) {
      double q = p.extraWords[w];
      double more = Math.log(q / (1 + q));
      extended = shared - Math.log1p(q) + Math.max(onlyA * more + lossB, onlyB * more + lossA);
      if (conflict) extended += lnConflict[w];
    }
    copy[Parameters.MODES][u] += extended;
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

  private final double[] scratch;

  /** Space for one number a unit, zero. */
  double[] scratch() {
    Arrays.fill(scratch, 0);
    return scratch;
  }

  private final double[][] shares = new double[Parameters.MODES + 2][];

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

  final double[] dampedMatch;

  /** Per unit, of the last pair: as shared by kin that share as nearly as a match does. */
  final double[] sharedClosely;

  /** Whether in the last pair each title keeps a word that the other has nothing like. */
  boolean bothKeepWords;

  private final double[] dampedRelated;

  /**
   * Log odds from evidence per unit; also of a profile, the mean evidence between two clusters of
   * persons. Groups, which only things have, look at the words of the last pair as well.
   *
   * @param v as a match, nats
   * @param r as loosely shared by kin, nats
   */
  public double combine(double[] v, double[] r, boolean[] seen) {
    double matched = p.lnMatch;
    for (int u = 0; u < units; u++) {
      dampedMatch[u] = v[u];
      dampedRelated[u] = r[u];
    }
    damp(v);
    System.arraycopy(dampedMatch, 0, sharedClosely, 0, units);
    int identities = 0;
    for (int u = 0; u < units; u++) {
      if (seen[u]) matched += dampedMatch[u];
      if (seen[u] && identity[u]) identities++;
    }
    double most = 0;
    if (learnsLoosely) odds(dampedRelated, oddsRelated, seen);
    if (hasGroups) titlesOfGroup(seen);
    if (learnsClosely) odds(sharedClosely, oddsMatch, seen);
    for (int c = 0; c < anchorOf.length; c++) {
      int anchor = anchorOf[c];
      if (anchor >= 0 && (!seen[anchor] || identities < 2)) {
        classTerm[c] = Double.NEGATIVE_INFINITY;
        continue;
      }
      double t = p.lnRelated[c];
      double product = 1;
      double[] ratio = close[c] ? sharedClosely : dampedRelated;
      double[] odds = close[c] ? oddsMatch : oddsRelated;
      for (int u : wholly[c]) if (seen[u]) t += ratio[u];
      double[] sharing = p.sharing[c];
      for (int u : partly[c]) {
        if (!seen[u]) continue;
        double s = sharing[u];
        // ln(1 - s + s exp r), the larger exponential taken out; the product is above 0.01^units
        boolean shared = ratio[u] > 0;
        if (shared) t += ratio[u];
        product *= shared ? s + (1 - s) * odds[u] : 1 - s + s * odds[u];
      }
      if (product != 1) t += Math.log(product);
      classTerm[c] = t;
      most = Math.max(most, t);
    }
    double sum = most < NEGLIGIBLE ? Math.exp(-most) : 0;
    for (double t : classTerm) if (t - most > -NEGLIGIBLE) sum += Math.exp(t - most);
    denominator = most + Math.log(sum);
    return matched - denominator;
  }

  /** A group shares a title as a match does, but for the words that each keeps for itself. */
  private void titlesOfGroup(boolean[] seen) {
    for (int u = 0; u < units; u++) {
      if (seen[u] && title[u]) sharedClosely[u] += bothKeepWords ? lnGroupIfKept : lnGroupIfNot;
    }
  }

  /** exp(-|r|) by unit, which all classes that learn what they share need. */
  private static void odds(double[] ratio, double[] odds, boolean[] seen) {
    for (int u = 0; u < odds.length; u++) if (seen[u]) odds[u] = Math.exp(-Math.abs(ratio[u]));
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
