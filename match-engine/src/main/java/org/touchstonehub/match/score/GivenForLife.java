package org.touchstonehub.match.score;

import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.compare.Slot;
import org.touchstonehub.match.compare.Unit.Topic;

/**
 * A person keeps the given name for life. Of two records of one person it is spelt otherwise,
 * shortened, or another of several, but seldom wholly different; in a household it is. From pairs
 * alone nothing tells "the same person under another given name" from "somebody else of the house",
 * and where relatives outnumber matches, expectation maximisation takes them for matches. So the
 * share of matches whose given names differ wholly has an upper bound.
 */
final class GivenForLife {
  /** Share of matches whose given names have nothing in common. */
  private static final double MOST_DIFFERENT = 0.1;

  private GivenForLife() {}

  /** Holds the share of matches that differ wholly below what mistakes can explain. */
  static void hold(Layout layout, Slot slot, double[] levels) {
    if (layout.units().get(slot.unit()).topic() != Topic.GIVEN) return;
    double different = levels[slot.different()];
    if (different <= MOST_DIFFERENT) return;
    double more = (1 - MOST_DIFFERENT) / (1 - different);
    for (int l = 0; l < levels.length; l++) levels[l] *= more;
    levels[slot.different()] = MOST_DIFFERENT;
  }
}
