package org.touchstonehub.match.score;

import org.touchstonehub.match.compare.Levels;

/**
 * How often the names and days of two records of one person are written otherwise, and how often
 * those of two strangers come as near by chance, before any record is seen. Shares by level, in the
 * order of {@link Levels}; those of equality and of "nothing in common" are beside them in {@link
 * Priors}, and all are made to sum to one there.
 */
final class Slips {
  /** Share of matches with another birth date altogether. */
  static final double OTHER_BIRTHDAY = .005;

  /** Stands where {@link Priors} says how many. */
  private static final double OTHERWISE = 0;

  /** Mistyped, spelt by ear, shortened; of several surnames one; given and family name swapped. */
  private static final double[] NAMES = {
    OTHERWISE, .05, .02, .01, .03, .01, OTHERWISE, .01, .002, .001, .01
  };

  /** A name has some tens of neighbours one letter away, few of which anybody bears. */
  private static final double[] NAMES_OF_STRANGERS = {
    OTHERWISE, .004, .01, .002, .003, .003, OTHERWISE, .0005, .0005, .001, .003
  };

  /** One part mistyped, two, or all that is known; two parts that are others are another day. */
  private static final double[] DAYS = {
    OTHERWISE, .016, .016, .016, .016, .016, .016, .016, .016, .016, .001, .001, OTHERWISE, .016,
    .016, .001, .016, .016, .016
  };

  private static final double[] DAYS_OF_STRANGERS = {
    OTHERWISE, .02, .02, .02, .02, .02, .02, .02, .02, .02, .02, .04, OTHERWISE, .02, .02, .08, .02,
    .02, .02
  };

  private Slips() {}

  static double ofName(int level) {
    return NAMES[level];
  }

  static double ofStrangersName(int level) {
    return NAMES_OF_STRANGERS[level];
  }

  static double ofDay(int level) {
    return DAYS[level];
  }

  static double ofStrangersDay(int level) {
    return DAYS_OF_STRANGERS[level];
  }
}
