package org.touchstonehub.match.score;

import org.touchstonehub.match.compare.Evidence;
import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.compare.Levels;
import org.touchstonehub.match.compare.Slot;
import org.touchstonehub.match.refine.Refinement;
import org.touchstonehub.match.type.Trait;

/**
 * Numbers that an authority gives to one person or body alone. Companies of one group share name,
 * place and telephone, and can outnumber the true matches: from pairs without such a number nothing
 * tells whether "the same" means the company or the group. So where enough pairs agree on such a
 * number, what a match looks like is learnt from the pairs that have it on both sides.
 */
final class KeyNumbers {
  /** Agreeing pairs that weigh as much as all pairs without a number. */
  private static final double ENOUGH = 50;

  /** Matches whose numbers have nothing in common: a wrong one typed, another country's. */
  private static final double MOST_DIFFERENT = 0.05;

  /**
   * The same before any pair is seen, and those whose number was replaced: nothing else tells yet
   * whether two bodies of one house and trade are one, and joining two is worse than asking.
   */
  private static final double MOST_UNLIKE_UNSEEN = 0.002;

  /** How far the numbers are relied on before any pair is seen. */
  private static final double BELIEVED_UNSEEN = 0.9;

  private static final double MOST_REPLACED = 0.02;
  private static final double MOST_REPLACED_ELSE = 0.3;

  /** Stands for no belief at all where a logarithm is taken. */
  private static final double NONE = 1e-9;

  /** Floor of the share of pairs that have a number on both sides. */
  private static final double LEAST_COVERAGE = 0.02;

  private final boolean[] told;
  private final boolean[] equal;
  private final double agreeing;
  private final double coverage;

  private KeyNumbers(boolean[] told, boolean[] equal, double coverage) {
    this.told = told;
    this.equal = equal;
    this.coverage = Math.max(coverage, LEAST_COVERAGE);
    agreeing = count(equal);
  }

  /** Looks the pairs over. */
  static KeyNumbers of(Layout layout, Sample candidates, Sample strangers) {
    double both = count(of(layout, strangers, 1).told);
    return of(layout, candidates, both / Math.max(1, strangers.size()));
  }

  private static KeyNumbers of(Layout layout, Sample sample, double coverage) {
    boolean[] told = new boolean[sample.size()];
    boolean[] equal = new boolean[sample.size()];
    Evidence e = sample.evidence;
    for (int s = 0; s < layout.slots().size(); s++) {
      if (!isOne(layout, layout.slots().get(s))) continue;
      for (int k = 0; k < told.length; k++) {
        int level = e.level[e.at(k) + s];
        told[k] |= level >= 0;
        equal[k] |= level == Levels.EQUAL;
      }
    }
    return new KeyNumbers(told, equal, coverage);
  }

  private static int count(boolean[] flags) {
    int n = 0;
    for (boolean flag : flags) if (flag) n++;
    return n;
  }

  /** Whether records of this layout may hold such a number. */
  static boolean in(Layout layout) {
    return layout.slots().stream().anyMatch(slot -> isOne(layout, slot));
  }

  private static boolean isOne(Layout layout, Slot slot) {
    return Refinement.KEY_NUMBERS.isOn()
        && layout.plan().columns().get(slot.column()).type().has(Trait.ISSUED_ONCE);
  }

  /** Holds the share of matches whose numbers differ below what mistakes can explain. */
  void hold(Layout layout, Slot slot, double[] levels) {
    if (!isOne(layout, slot)) return;
    int different = slot.different();
    double most = isUnseen() ? MOST_UNLIKE_UNSEEN : MOST_DIFFERENT;
    double above = levels[different] - most;
    if (above <= 0) return;
    for (int l = 0; l < levels.length; l++) {
      levels[l] *= l == different ? 1 : 1 + above / (1 - levels[different]);
    }
    levels[different] = most;
  }

  /** Upper bound of the share of matches in which a unit is replaced as a whole. */
  double mostReplaced(Layout layout, int unit) {
    boolean holdsOne =
        layout.slots().stream().anyMatch(slot -> slot.unit() == unit && isOne(layout, slot));
    if (!holdsOne) return MOST_REPLACED_ELSE;
    return isUnseen() ? MOST_UNLIKE_UNSEEN : MOST_REPLACED;
  }

  /** Whether there are no candidates at all, as where priors are shipped. */
  private boolean isUnseen() {
    return told.length == 0;
  }

  /** How far the numbers are relied on, 0 to 1: half with {@link #ENOUGH} agreeing pairs. */
  double trust() {
    if (isUnseen()) return BELIEVED_UNSEEN;
    return agreeing / (agreeing + ENOUGH);
  }

  /**
   * How far a class of related things is believed in, 0 to 1. Only numbers that tell can tell a
   * group from one body; where they do, what shares a title or a place loosely is no rival to
   * either.
   */
  double belief(Kin one, Layout layout) {
    if (one.isGroup()) return Math.max(trust(), NONE);
    return one.hasGroup(layout) ? Math.max(1 - trust(), NONE) : 1;
  }

  /** How much a pair teaches what matches look like, 0 to 1. */
  double weight(int k) {
    return told[k] ? 1 : 1 - trust();
  }

  /**
   * What a pair counts when matches and related pairs are numbered: those that the numbers tell
   * stand for those that they do not, as far as the numbers are relied on.
   */
  double standsFor(int k) {
    return 1 - trust() + (told[k] ? trust() / coverage : 0);
  }

  /** A first guess whether a pair matches, 0 to 1, made better by what the numbers tell. */
  double better(double guess, int k) {
    if (!told[k]) return guess * weight(k);
    return trust() * (equal[k] ? 1 : 0) + (1 - trust()) * guess;
  }
}
