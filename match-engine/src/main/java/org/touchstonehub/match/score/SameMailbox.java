package org.touchstonehub.match.score;

import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.compare.Levels;
import org.touchstonehub.match.compare.Slot;
import org.touchstonehub.match.type.SemanticType;

/**
 * Mailboxes of one name are told apart by a number: "anna.berg6" and "anna.berg30" are two, and the
 * name in them says nothing that the name beside them did not say. A slip in the number is rare, so
 * the share of matches whose addresses are alike but for digits has an upper bound; without it
 * expectation maximisation takes all of one name for one person wherever addresses are numbered.
 */
final class SameMailbox {
  /** Share of matches with a slip in the digits of an address. */
  private static final double MOST_OTHER_DIGITS = 0.02;

  private SameMailbox() {}

  /** Holds the share of matches with other digits below what slips can explain. */
  static void hold(Layout layout, Slot slot, double[] levels) {
    if (layout.plan().columns().get(slot.column()).type() != SemanticType.EMAIL) return;
    double other = levels[Levels.EMAIL_OTHER_DIGITS];
    if (other <= MOST_OTHER_DIGITS) return;
    double more = (1 - MOST_OTHER_DIGITS) / (1 - other);
    for (int l = 0; l < levels.length; l++) levels[l] *= more;
    levels[Levels.EMAIL_OTHER_DIGITS] = MOST_OTHER_DIGITS;
  }
}
