package org.touchstonehub.match.score;

import org.touchstonehub.match.compare.Level;

/**
 * How often the names and days of two records of one person are written otherwise, and how often
 * those of two strangers come as near by chance, before any record is seen. Shares by level; those
 * of equality and of "nothing in common" are beside them in {@link Priors}, and all are made to sum
 * to one there.
 */
final class Slips {
  /** Share of matches with another birth date altogether. */
  static final double OTHER_BIRTHDAY = .005;

  /** Stands where {@link Priors} says how many. */
  private static final double OTHERWISE = 0;

  private Slips() {}

  /** Mistyped, spelt by ear, shortened; of several surnames one; given and family name swapped. */
  static double of(Level.Name level) {
    return switch (level) {
      case EQUAL, DIFFERENT -> OTHERWISE;
      case ONE_EDIT -> .05;
      case INITIAL -> .03;
      case CLOSE -> .02;
      case NICKNAME, BEGINNING, CROSSED, IN_PART -> .01;
      case CROSSED_ONE_EDIT, NEIGHBOUR -> .002;
      case VARIANT -> .001;
    };
  }

  /** A name has some tens of neighbours one letter away, few of which anybody bears. */
  static double ofStrangers(Level.Name level) {
    return switch (level) {
      case EQUAL, DIFFERENT -> OTHERWISE;
      case CLOSE -> .01;
      case ONE_EDIT, NEIGHBOUR -> .004;
      case INITIAL, BEGINNING, IN_PART -> .003;
      case NICKNAME -> .002;
      case VARIANT -> .001;
      case CROSSED, CROSSED_ONE_EDIT -> .0005;
    };
  }

  /** One part mistyped, two, or all that is known; two parts that are others are another day. */
  static double of(Level.Date level) {
    return switch (level) {
      case EQUAL, DIFFERENT -> OTHERWISE;
      case ONLY_YEAR_EQUAL, ONLY_DAY_OR_MONTH_EQUAL, ONLY_DAY_OR_MONTH_EQUAL_YEAR_ONE_DIGIT_OFF ->
          .001;
      default -> .016;
    };
  }

  static double ofStrangers(Level.Date level) {
    return switch (level) {
      case EQUAL, DIFFERENT -> OTHERWISE;
      case ONLY_DAY_OR_MONTH_EQUAL -> .08;
      case ONLY_DAY_OR_MONTH_EQUAL_YEAR_ONE_DIGIT_OFF -> .04;
      default -> .02;
    };
  }
}
