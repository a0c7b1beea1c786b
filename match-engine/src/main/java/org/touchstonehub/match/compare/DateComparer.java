package org.touchstonehub.match.compare;

import org.touchstonehub.match.encode.DateColumn;

/** Compares two days part by part, with the slips that people make. */
final class DateComparer {
  private static final int NO_PART = -1;
  private static final int ONLY_YEAR = 10;
  private static final int MONTH_AS_KNOWN = 16;
  private static final int YEAR_AS_KNOWN = 17;
  private static final int NEAR_AS_KNOWN = 18;

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
    int level;
    if (a == 0 || b == 0) level = a == b ? Levels.NEITHER : Levels.MISSING;
    else level = whole ? level(a, b) : levelAsKnown(a, b);
    out.level[at + slot] = (byte) level;
    int part = level < 0 ? NO_PART : PART[level];
    out.lnFrequency[at + slot] =
        part < 0 ? 0 : Math.max(ln[part][column.number()[i]], ln[part][column.number()[j]]);
  }

  /** The part agreed on, by level; {@link DateColumn#PARTS}. */
  private static final int[] PART = {0, 1, 1, 2, 2, 3, 3, 3, 3, 4, 4, -1, -1, 1, 4, -1, 1, 4, -1};

  static int level(int a, int b) {
    if (a == b) return 0;
    int y1 = a / 10000;
    int m1 = a / 100 % 100;
    int d1 = a % 100;
    int y2 = b / 10000;
    int m2 = b / 100 % 100;
    int d2 = b % 100;
    boolean month = m1 == m2;
    boolean day = d1 == d2;
    if (y1 == y2) {
      if (month) return digitsOff(d1, d2) <= 1 ? 1 : 2;
      if (m1 == d2 && d1 == m2) return 13;
      if (day) return digitsOff(m1, m2) <= 1 ? 3 : 4;
      if ((m1 == 1 && d1 == 1) || (m2 == 1 && d2 == 1)) return 9;
      return digitsOff(m1, m2) <= 1 && digitsOff(d1, d2) <= 1 ? 14 : 10;
    }
    if (month && day) {
      int apart = Math.abs(y1 - y2);
      if (digitsOff(y1, y2) <= 1) return apart <= 1 ? 5 : 6;
      return apart <= 10 ? 7 : 8;
    }
    if (month || day) return digitsOff(y1, y2) <= 1 ? 11 : 15;
    return Levels.DATE_DIFFERENT;
  }

  /** Of two days of which one at least is known to the month or the year only. */
  static int levelAsKnown(int a, int b) {
    int y1 = a / 10000;
    int y2 = b / 10000;
    int m1 = a / 100 % 100;
    int m2 = b / 100 % 100;
    boolean monthsKnown = m1 > 0 && m2 > 0;
    if (y1 == y2) {
      if (!monthsKnown) return YEAR_AS_KNOWN;
      return m1 == m2 ? MONTH_AS_KNOWN : ONLY_YEAR;
    }
    boolean near = Math.abs(y1 - y2) <= 1 || digitsOff(y1, y2) <= 1;
    return near && (!monthsKnown || m1 == m2) ? NEAR_AS_KNOWN : Levels.DATE_DIFFERENT;
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
