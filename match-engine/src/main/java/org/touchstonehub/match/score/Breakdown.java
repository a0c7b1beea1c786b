package org.touchstonehub.match.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.touchstonehub.match.compare.Evidence;
import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.compare.Levels;
import org.touchstonehub.match.compare.Slot;
import org.touchstonehub.match.compare.Unit;

/**
 * The score of a pair taken apart, in nats: {@code prior + sum of units - what related classes
 * take} is what {@link Scorer#score} returned.
 *
 * @param prior log odds of any pair
 * @param units those that both records have
 * @param missing slots that one of the records lacks
 * @param related the class that explains the pair best first
 */
public record Breakdown(
    double prior, List<OfUnit> units, List<Slot> missing, List<OfClass> related) {

  /**
   * A slot.
   *
   * @param finding the weight of the level, not counting how rare the value is; of words that of
   *     those shared
   * @param frequency what the rarity of the value adds; of words what those on one side only take
   * @param share of the entities that hold the value; NaN where it does not count
   * @param usualShare what strangers that agree so have in common; NaN where it is not known
   * @param capped whether the weight is held at its upper bound
   * @param ofMatches m: share of the level among clean copies, 0 to 1; NaN of words and where it is
   *     not known
   * @param ofStrangers u: its share among random pairs
   */
  public record OfSlot(
      Slot slot,
      int level,
      double finding,
      double frequency,
      double share,
      double usualShare,
      boolean capped,
      double ofMatches,
      double ofStrangers) {
    /** Where no rates are known. */
    public OfSlot(
        Slot slot,
        int level,
        double finding,
        double frequency,
        double share,
        double usualShare,
        boolean capped) {
      this(slot, level, finding, frequency, share, usualShare, capped, Double.NaN, Double.NaN);
    }
  }

  /**
   * A unit.
   *
   * @param copy what the mixture of kinds of copy adds to the sum of the slots
   * @param damping what is taken away because correlated units agree more strongly
   */
  public record OfUnit(Unit unit, List<OfSlot> slots, double copy, double damping) {
    public OfUnit {
      slots = List.copyOf(slots);
    }
  }

  /**
   * A class of related things.
   *
   * @param takes from the log odds, given the classes before it: zero or below, but where the class
   *     is of pairs that are raised
   * @param share how far this class explains the pair, if it is no match; the rest are strangers
   *     and other classes; NaN of what holds without regard to how many there are
   */
  public record OfClass(String name, double takes, double share) {}

  public Breakdown {
    units = List.copyOf(units);
    missing = List.copyOf(missing);
    related = List.copyOf(related);
  }

  /**
   * Takes apart what the scorer scored last.
   *
   * @param e what it scored
   * @param pair and which pair of it
   */
  public static Breakdown of(Scorer scorer, Evidence e, int pair) {
    Layout layout = scorer.layout;
    List<OfUnit> units = new ArrayList<>();
    for (int u = 0; u < scorer.units; u++) {
      if (scorer.observed[u]) units.add(unit(scorer, u, e, pair));
    }
    List<Slot> missing = new ArrayList<>();
    for (int s = 0; s < layout.slots().size(); s++) {
      if (e.level[e.at(pair) + s] < 0) missing.add(layout.slots().get(s));
    }
    return new Breakdown(scorer.p.lnMatch, units, missing, related(scorer));
  }

  private static OfUnit unit(Scorer scorer, int u, Evidence e, int pair) {
    List<OfSlot> slots = new ArrayList<>();
    double sum = 0;
    for (int s = 0; s < scorer.layout.slots().size(); s++) {
      Slot slot = scorer.layout.slots().get(s);
      int level = e.level[e.at(pair) + s];
      if (slot.unit() != u || level < 0) continue;
      slots.add(
          slot.wordSlot() >= 0
              ? words(scorer, s, level, e.words[e.words(pair, slot.wordSlot())])
              : level(scorer, s, level, e.lnFrequency[e.at(pair) + s]));
      sum += scorer.slotWeight(s);
    }
    double copy = scorer.match[u] - sum;
    double damping = scorer.dampedMatch[u] - scorer.match[u];
    return new OfUnit(scorer.layout.units().get(u), slots, copy, damping);
  }

  private static OfSlot words(Scorer scorer, int s, int level, double shared) {
    Slot slot = scorer.layout.slots().get(s);
    double only = scorer.slotWeight(s) - shared;
    return new OfSlot(slot, level, shared, only, Double.NaN, Double.NaN, false);
  }

  private static OfSlot level(Scorer scorer, int s, int level, double lnFrequency) {
    Slot slot = scorer.layout.slots().get(s);
    Parameters p = scorer.p;
    double weight = scorer.slotWeight(s);
    boolean capped = weight >= p.lnCap;
    double meanLn = p.meanLn[s][level];
    boolean counts =
        level != slot.variant() && slot.usesFrequency() && (meanLn < 0 || level == Levels.EQUAL);
    double m = p.levels[Parameters.CLEAN][s][level];
    double u = p.random[s][level];
    if (!counts) {
      return new OfSlot(slot, level, weight, 0, Double.NaN, Double.NaN, capped, m, u);
    }
    double finding = Math.log(m / u);
    double usual = meanLn < 0 ? Math.exp(meanLn) : Double.NaN;
    double share = Math.exp(lnFrequency);
    return new OfSlot(slot, level, finding, weight - finding, share, usual, capped, m, u);
  }

  /** Adds the classes one after another to the strangers, the likeliest first. */
  private static List<OfClass> related(Scorer scorer) {
    List<Kin> kin = Kin.of(scorer.layout);
    List<Integer> order = new ArrayList<>();
    for (int c = 0; c < kin.size(); c++) order.add(c);
    order.sort(Comparator.comparingDouble(c -> -scorer.kin.ln(c)));
    List<OfClass> related = new ArrayList<>();
    double before = 0;
    for (int c : order) {
      double term = scorer.kin.ln(c);
      if (term == Double.NEGATIVE_INFINITY) continue;
      double after = lnSum(before, term);
      double share = scorer.kin.share(c);
      related.add(new OfClass(kin.get(c).name(), before - after, share));
      before = after;
    }
    return related;
  }

  private static double lnSum(double a, double b) {
    double most = Math.max(a, b);
    return most + Math.log1p(Math.exp(Math.min(a, b) - most));
  }
}
