package org.touchstonehub.match.compare;

import org.touchstonehub.match.encode.DateColumn;

/** Compares two days part by part, with the slips that people make. */
final class DateComparer {
  private final DateColumn column;
  private final float[][] ln;
  private final int slot;

  DateComparer(DateColumn column, float[][] ln, int slot) {
    this.column = column;
    this.ln = ln;
    this.slot = slot;
  }

  void compare(int i, int j, Evidence out, int at) {
    int a = column.day()[i];
    int b = column.day()[j];
    boolean whole = !column.inPart() || (column.has(i, 0) && column.has(j, 0));
    if (a == 0 || b == 0) {
      out.level[at + slot] = (byte) (a == b ? Levels.NEITHER : Levels.MISSING);
      out.lnFrequency[at + slot] = 0;
      return;
    }
    Level.Date level = whole ? level(a, b) : levelAsKnown(a, b);
    out.level[at + slot] = (byte) level.number();
    int part = level.part;
    out.lnFrequency[at + slot] =
        part == Level.Date.NO_PART
            ? 0
            : Math.max(ln[part][column.number()[i]], ln[part][column.number()[j]]);
  }

  static Level.Date level(int a, int b) {
    if (a == b) return Level.Date.EQUAL;
    int y1 = a / 10000;
    int m1 = a / 100 % 100;
    int d1 = a % 100;
    int y2 = b / 10000;
    int m2 = b / 100 % 100;
    int d2 = b % 100;
    boolean month = m1 == m2;
    boolean day = d1 == d2;
    if (y1 == y2) {
      if (month) return isSlip(d1, d2) ? Level.Date.DAY_ONE_DIGIT_OFF : Level.Date.DAY_DIFFERENT;
      if (m1 == d2 && d1 == m2) return Level.Date.DAY_AND_MONTH_SWAPPED;
      if (day) return isSlip(m1, m2) ? Level.Date.MONTH_ONE_DIGIT_OFF : Level.Date.MONTH_DIFFERENT;
      if ((m1 == 1 && d1 == 1) || (m2 == 1 && d2 == 1)) {
        return Level.Date.YEAR_EQUAL_ONE_FIRST_OF_JANUARY;
      }
      return isSlip(m1, m2) && isSlip(d1, d2)
          ? Level.Date.DAY_AND_MONTH_ONE_DIGIT_OFF
          : Level.Date.ONLY_YEAR_EQUAL;
    }
    if (month && day) {
      int apart = Math.abs(y1 - y2);
      if (isSlip(y1, y2)) {
        return apart <= 1 ? Level.Date.YEAR_OFF_BY_ONE : Level.Date.YEAR_ONE_DIGIT_OFF;
      }
      return apart <= 10 ? Level.Date.YEAR_NEAR : Level.Date.YEAR_DIFFERENT;
    }
    if (!month && !day) return Level.Date.DIFFERENT;
    return isSlip(y1, y2)
        ? Level.Date.ONLY_DAY_OR_MONTH_EQUAL_YEAR_ONE_DIGIT_OFF
        : Level.Date.ONLY_DAY_OR_MONTH_EQUAL;
  }

  private static boolean isSlip(int a, int b) {
    return digitsOff(a, b) <= 1;
  }

  /** Of two days of which one at least is known to the month or the year only. */
  static Level.Date levelAsKnown(int a, int b) {
    int y1 = a / 10000;
    int y2 = b / 10000;
    int m1 = a / 100 % 100;
    int m2 = b / 100 % 100;
    boolean monthsKnown = m1 > 0 && m2 > 0;
    if (y1 == y2) {
      if (!monthsKnown) return Level.Date.YEAR_AS_KNOWN;
      return m1 == m2 ? Level.Date.YEAR_AND_MONTH_AS_KNOWN : Level.Date.ONLY_YEAR_EQUAL;
    }
    boolean near = Math.abs(y1 - y2) <= 1 || isSlip(y1, y2);
    return near && (!monthsKnown || m1 == m2)
        ? Level.Date.YEAR_NEAR_AS_KNOWN
        : Level.Date.DIFFERENT;
  }

  /**
   * Whether two whole days clearly differ: in two parts or three, and not by a known slip. One part
   * alone is easily mistyped.
   */
  static boolean differ(int a, int b) {
    if (!isWhole(a) || !isWhole(b)) return false;
    return Levels.DATES_APART.contains(level(a, b));
  }

  private static boolean isWhole(int day) {
    return day / 100 % 100 > 0 && day % 100 > 0;
  }

  /** Digits that differ between two numbers written with four digits; a swap of neighbours is 1. */
  static int digitsOff(int a, int b) {
    int differing = 0;
    int first = -1;
    int second = -1;
    for (int k = 0, x = a, y = b; k < 4; k++, x /= 10, y /= 10) {
      if (x % 10 == y % 10) continue;
      differing++;
      if (first < 0) first = k;
      else if (second < 0) second = k;
    }
    if (differing == 2 && second == first + 1) {
      int p = first == 0 ? 1 : first == 1 ? 10 : 100;
      if (a / p % 10 == b / (p * 10) % 10 && a / (p * 10) % 10 == b / p % 10) return 1;
    }
    return differing;
  }
}
