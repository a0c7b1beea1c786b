package org.touchstonehub.match.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.touchstonehub.match.compare.Evidence;
import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.compare.Slot;
import org.touchstonehub.match.compare.Unit;
import org.touchstonehub.match.standardise.TokenKind;
import org.touchstonehub.match.type.SemanticType;

/**
 * The plain, slow twin of {@link Scorer}: the formulas of {@code docs/matching/model.md} one after
 * another, over lists and maps, with nothing prepared, kept or left out.
 */
final class PlainScorer {
  private static final double PROSE = 0.5;
  private static final double DAMPED = 0.5;
  private static final double NEVER = -30;

  /** What is found of a pair; maps by unit hold those that both records have. */
  static final class Found {
    /** Log likelihood ratio of a match against strangers. */
    final Map<Integer, Double> match = new TreeMap<>();

    /** The same as related things share it that are loosely alike. */
    final Map<Integer, Double> loosely = new TreeMap<>();

    /** Of {@link #match} what counts where correlated units agree more strongly. */
    final Map<Integer, Double> damped = new TreeMap<>();

    final Map<Integer, Double> dampedLoosely = new TreeMap<>();

    /** How many times as likely as strangers the class makes what was found, times its share. */
    final Map<Integer, Double> related = new TreeMap<>();

    boolean bothTitlesKeepWords;
    double logOdds;

    /** Strangers and all related classes. */
    double noMatch() {
      return 1 + related.values().stream().mapToDouble(Double::doubleValue).sum();
    }
  }

  private final Layout layout;
  private final Parameters p;
  private final List<Kin> kin;

  PlainScorer(Layout layout, Parameters p) {
    this.layout = layout;
    this.p = p;
    kin = Kin.of(layout);
  }

  Found found(Evidence e, int pair) {
    Found found = new Found();
    for (int u = 0; u < layout.units().size(); u++) {
      List<Integer> slots = observed(u, e, pair);
      if (!slots.isEmpty()) weigh(u, slots, e, pair, found);
    }
    damp(found);
    for (int c = 0; c < kin.size(); c++) found.related.put(c, related(c, found));
    double evidence = found.damped.values().stream().mapToDouble(Double::doubleValue).sum();
    found.logOdds = p.lnMatch + evidence - Math.log(found.noMatch());
    return found;
  }

  private List<Integer> observed(int unit, Evidence e, int pair) {
    List<Integer> slots = new ArrayList<>();
    for (int s = 0; s < layout.slots().size(); s++) {
      boolean both = e.level[e.at(pair) + s] >= 0;
      if (layout.slots().get(s).unit() == unit && both) slots.add(s);
    }
    return slots;
  }

  private void weigh(int unit, List<Integer> slots, Evidence e, int pair, Found found) {
    double clean = 0;
    double noisy = 0;
    double loose = 0;
    double extension = 0;
    for (int s : slots) {
      clean += weight(Parameters.CLEAN, s, e, pair);
      noisy += weight(Parameters.NOISY, s, e, pair);
      loose += weight(Parameters.RELATED, s, e, pair);
      extension += extension(s, e, pair);
      found.bothTitlesKeepWords |= isTitle(unit) && bothKeepWords(s, e, pair);
    }
    if (!layout.units().get(unit).copies()) {
      found.match.put(unit, clean);
      found.loosely.put(unit, clean);
      return;
    }
    double k = p.noisy[unit];
    double x = p.extension[unit];
    double r = p.replaced[unit];
    double likelihood =
        (1 - k - x - r) * Math.exp(clean) + k * Math.exp(noisy) + x * Math.exp(extension) + r;
    found.match.put(unit, Math.log(likelihood));
    found.loosely.put(unit, loose);
  }

  private double weight(int mode, int s, Evidence e, int pair) {
    Slot slot = layout.slots().get(s);
    if (slot.wordSlot() >= 0) return words(mode, slot.wordSlot(), e, pair);
    int level = e.level[e.at(pair) + s];
    double lnFrequency = e.lnFrequency[e.at(pair) + s];
    double lnRatio = Math.log(p.levels[mode][s][level] / p.random[s][level]);
    double usual = p.meanLn[s][level];
    double weight = lnRatio;
    if (level == slot.variant()) weight = -lnFrequency;
    else if (slot.usesFrequency() && usual < 0) weight = lnRatio + usual - lnFrequency;
    else if (slot.usesFrequency() && level == 0) {
      weight = Math.log(p.levels[mode][s][level]) - lnFrequency;
    }
    boolean prose = type(slot).isOf(TokenKind.LONG_TEXT);
    return Math.min(weight, p.lnCap) * (prose ? PROSE : 1);
  }

  private double words(int mode, int w, Evidence e, int pair) {
    double weight = number(e, pair, w, 0);
    for (int c = 0; c < Evidence.CLASSES; c++) {
      weight += lostOf(mode, w, c, e, pair, Evidence.ONLY_A, 1);
      weight += lostOf(mode, w, c, e, pair, Evidence.ONLY_B, 0);
      double kept = Math.max(p.survival[mode][w][0][c], 0.01);
      double keptByClean = Math.max(p.survival[Parameters.CLEAN][w][0][c], 0.01);
      weight += number(e, pair, w, Evidence.SHARED + c) * Math.log(kept / keptByClean);
    }
    return weight + conflict(mode, w, e, pair);
  }

  /** Words of one side that the other has lost. */
  private double lostOf(int mode, int w, int c, Evidence e, int pair, int only, int loser) {
    double lost = number(e, pair, w, only + c);
    return lost * Math.log(1 - p.survival[mode][w][loser][c]);
  }

  /** Each side of a text keeps a number: "series 3" and "series 4". */
  private double conflict(int mode, int w, Evidence e, int pair) {
    if (!isText(w) || !e.bothKeepNumbers(pair, w)) return 0;
    return Math.min(0, Math.log(p.conflict[mode][w] / p.randomConflict[w]));
  }

  /** One side says more: "title" and "title, with subtitle". */
  private double extension(int s, Evidence e, int pair) {
    int w = layout.slots().get(s).wordSlot();
    if (w < 0) return weight(Parameters.CLEAN, s, e, pair);
    if (!isText(w)) return NEVER;
    double lossOfA = 0;
    double lossOfB = 0;
    for (int c = 0; c < Evidence.CLASSES; c++) {
      lossOfA += lostOf(Parameters.CLEAN, w, c, e, pair, Evidence.ONLY_A, 1);
      lossOfB += lostOf(Parameters.CLEAN, w, c, e, pair, Evidence.ONLY_B, 0);
    }
    double q = p.extraWords[w];
    double each = Math.log(q / (1 + q));
    double extendedA = count(e, pair, w, Evidence.ONLY_A) * each + lossOfB;
    double extendedB = count(e, pair, w, Evidence.ONLY_B) * each + lossOfA;
    return number(e, pair, w, 0)
        + Math.log(1 / (1 + q))
        + Math.max(extendedA, extendedB)
        + conflict(Parameters.CLEAN, w, e, pair);
  }

  private boolean bothKeepWords(int s, Evidence e, int pair) {
    int w = layout.slots().get(s).wordSlot();
    if (w < 0) return false;
    return count(e, pair, w, Evidence.ONLY_A) >= 1 && count(e, pair, w, Evidence.ONLY_B) >= 1;
  }

  /** Whole words. */
  private static int count(Evidence e, int pair, int w, int only) {
    int words = 0;
    for (int c = 0; c < Evidence.CLASSES; c++) words += (int) number(e, pair, w, only + c);
    return words;
  }

  private static double number(Evidence e, int pair, int w, int which) {
    return e.words[e.words(pair, w) + which];
  }

  /** Of correlated units the strongest agreement counts in full, other agreements by half. */
  private void damp(Found found) {
    found.damped.putAll(found.match);
    found.dampedLoosely.putAll(found.loosely);
    for (int unit : found.match.keySet()) {
      int group = layout.units().get(unit).damping();
      double agreement = found.match.get(unit);
      if (group == 0 || agreement <= 0 || isStrongest(unit, group, found)) continue;
      found.damped.put(unit, agreement * DAMPED);
      found.dampedLoosely.put(unit, agreement * DAMPED);
    }
  }

  /** The first of those that agree most strongly. */
  private boolean isStrongest(int unit, int group, Found found) {
    double own = found.match.get(unit);
    return found.match.entrySet().stream()
        .filter(other -> layout.units().get(other.getKey()).damping() == group)
        .allMatch(
            other -> other.getKey() < unit ? other.getValue() < own : other.getValue() <= own);
  }

  private double related(int c, Found found) {
    Kin one = kin.get(c);
    if (one.anchor() >= 0) {
      long identities =
          found.match.keySet().stream().filter(u -> layout.units().get(u).identity()).count();
      if (!found.match.containsKey(one.anchor()) || identities < 2) return 0;
    }
    double likelihood = Math.exp(p.lnRelated[c]);
    for (int u : found.match.keySet()) {
      double shared = p.sharing[c][u];
      likelihood *= 1 - shared + shared * Math.exp(ratio(one, u, found));
    }
    return likelihood;
  }

  /** What it says of a unit if a class shares it. */
  private double ratio(Kin one, int u, Found found) {
    if (!one.close()) return found.dampedLoosely.get(u);
    return found.damped.get(u) + ofGroup(u, found);
  }

  /** A group shares a title as a match does, but for the words that each keeps for itself. */
  private double ofGroup(int u, Found found) {
    boolean groups = kin.stream().anyMatch(Kin::isGroup);
    if (!groups || !isTitle(u)) return 0;
    OwnWords own = p.ownWords;
    return found.bothTitlesKeepWords
        ? Math.log(own.ofGroup() / own.ofOne())
        : Math.log((1 - own.ofGroup()) / (1 - own.ofOne()));
  }

  private boolean isTitle(int unit) {
    return layout.units().get(unit).topic() == Unit.Topic.TITLE;
  }

  private boolean isText(int w) {
    Slot slot =
        layout.slots().stream().filter(one -> one.wordSlot() == w).findFirst().orElseThrow();
    return type(slot).isOf(TokenKind.TEXT);
  }

  private SemanticType type(Slot slot) {
    return layout.plan().columns().get(slot.column()).type();
  }
}
