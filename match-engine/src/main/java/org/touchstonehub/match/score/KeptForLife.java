package org.touchstonehub.match.score;

import java.util.Set;
import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.compare.Level;
import org.touchstonehub.match.compare.Levels;
import org.touchstonehub.match.compare.Slot;
import org.touchstonehub.match.compare.Unit.Topic;
import org.touchstonehub.match.refine.Refinement;

/**
 * What a person keeps for life, or as long as it is theirs: of two records of one person it is
 * spelt otherwise, shortened or mistyped, but seldom wholly different. From pairs alone nothing
 * tells "the same person under another given name" from "somebody else of the house", or a birth
 * date that was replaced from a son of his father's name, and where relatives outnumber matches,
 * expectation maximisation takes them for matches. So the share of matches that differ has an upper
 * bound.
 */
final class KeptForLife {
  /** Share of matches whose given names have nothing in common. */
  private static final double MOST_OTHER_NAMES = 0.1;

  /**
   * Share of matches with a slip that makes another common name. Parents call sisters Anna and
   * Hanna, so like-named children of a house may outnumber such slips.
   */
  private static final double MOST_NEIGHBOURING_NAMES = 0.02;

  /** Share of matches with another birth date altogether. */
  private static final double MOST_OTHER_BIRTHDAYS = 0.15;

  /** Beyond it a date is no birthday: the day of an order, of a visit. */
  private static final double NO_BIRTHDAY = 0.5;

  /**
   * Share of matches with a slip in the digits or dots of an e-mail address. Mailboxes of one name
   * are told apart by a number: "anna.berg6" and "anna.berg30" are two, and the name in them says
   * nothing that the name beside them did not say.
   */
  private static final double MOST_OTHER_MAILBOXES = 0.02;

  private KeptForLife() {}

  /** Holds the share of matches that differ below what mistakes can explain. */
  static void hold(Layout layout, Slot slot, double[] levels) {
    if (!Refinement.KEPT_FOR_LIFE.isOn()) return;
    switch (layout.units().get(slot.unit()).topic()) {
      case GIVEN -> {
        hold(slot, levels, Set.of(Level.Name.DIFFERENT), MOST_OTHER_NAMES);
        hold(slot, levels, Set.of(Level.Name.NEIGHBOUR), MOST_NEIGHBOURING_NAMES);
      }
      case EMAIL ->
          hold(
              slot, levels, Set.of(Level.Email.ALIKE_BUT_FOR_DIGITS_OR_DOTS), MOST_OTHER_MAILBOXES);
      case DATE -> {
        if (isBirthday(layout, slot) && share(slot, levels, Levels.DATES_APART) < NO_BIRTHDAY) {
          hold(slot, levels, Levels.DATES_APART, MOST_OTHER_BIRTHDAYS);
        }
      }
      default -> {}
    }
  }

  /** Of several dates nothing tells which is the birthday. */
  static boolean isBirthday(Layout layout, Slot slot) {
    return slot.kind() == Slot.Kind.DATE
        && layout.namesPersons()
        && layout.units().stream().filter(unit -> unit.topic() == Topic.DATE).count() == 1;
  }

  private static void hold(Slot slot, double[] levels, Set<Level> different, double most) {
    double share = share(slot, levels, different);
    if (share <= most) return;
    for (int l = 0; l < levels.length; l++) {
      levels[l] *=
          different.contains(slot.levels().get(l)) ? most / share : (1 - most) / (1 - share);
    }
  }

  private static double share(Slot slot, double[] levels, Set<Level> which) {
    double share = 0;
    for (int l = 0; l < levels.length; l++)
      if (which.contains(slot.levels().get(l))) share += levels[l];
    return share;
  }
}
