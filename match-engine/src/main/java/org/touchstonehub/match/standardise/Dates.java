package org.touchstonehub.match.standardise;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/**
 * Reads a day in the forms that files hold: ISO, eight digits, parts between any signs, the month
 * as a name. Where year and order leave it open (03/04/1980), the order of the column decides.
 */
public final class Dates {
  private static final Map<String, Integer> MONTHS =
      Map.ofEntries(
          Map.entry("jan", 1),
          Map.entry("feb", 2),
          Map.entry("mar", 3),
          Map.entry("apr", 4),
          Map.entry("may", 5),
          Map.entry("mai", 5),
          Map.entry("jun", 6),
          Map.entry("jul", 7),
          Map.entry("aug", 8),
          Map.entry("sep", 9),
          Map.entry("oct", 10),
          Map.entry("okt", 10),
          Map.entry("nov", 11),
          Map.entry("dec", 12),
          Map.entry("dez", 12),
          Map.entry("mrt", 3),
          Map.entry("mae", 3),
          Map.entry("mei", 5));
  private static final int NOBODY_KNOWS = 19000101;
  private static final int FOR_EVER = 99991231;

  private Dates() {}

  /**
   * @param dayFirst whether 03/04/1980 is in April
   * @return year * 10000 + month * 100 + day, or 0 if it cannot be read or is a placeholder
   *     (1900-01-01, 9999-12-31). Parts out of range are kept: they are evidence all the same
   */
  public static int parse(String value, boolean dayFirst) {
    String folded = Folding.fold(value);
    int time = folded.indexOf('t');
    if (time == 10) folded = folded.substring(0, 10);
    List<String> parts = Folding.words(folded);
    int day = 0;
    if (parts.size() == 1) day = ofDigits(parts.get(0), dayFirst);
    else if (parts.size() >= 3) day = ofParts(parts, dayFirst);
    return day == NOBODY_KNOWS || day == FOR_EVER ? 0 : day;
  }

  /**
   * As {@link #parse}, but reads also what tells a year or a year and a month alone ("1957",
   * "1957-04", "4/1957", "Apr 1957"); parts that are not told are 0.
   */
  public static int parseAsKnown(String value, boolean dayFirst) {
    int day = parse(value, dayFirst);
    if (day != 0) return day;
    List<String> parts = Folding.words(Folding.fold(value));
    if (parts.size() == 1) return isYear(parts.get(0)) ? ofMonth(parts.get(0), "00") : 0;
    if (parts.size() != 2) return 0;
    if (isYear(parts.get(0))) return ofMonth(parts.get(0), parts.get(1));
    return isYear(parts.get(1)) ? ofMonth(parts.get(1), parts.get(0)) : 0;
  }

  /** Whether a day is known to its month or year only; a month of 0 before a day is a slip. */
  public static boolean isInPart(int day) {
    return day != 0 && day % 100 == 0 && day / 100 % 100 <= 12;
  }

  /**
   * Whether a text says year, month and day, and the calendar has no such day in any order in which
   * they may be meant. Months or days of 0 are such that nobody knows.
   */
  public static boolean isNoDay(String value) {
    List<String> parts = Folding.words(Folding.fold(value));
    if (Placeholders.isFiller(String.join("", parts)) || parse(value, true) == 0) return false;
    for (boolean dayFirst : new boolean[] {true, false}) {
      int read = parse(value, dayFirst);
      if (read % 100 == 0 || read / 100 % 100 == 0 || exists(read)) return false;
    }
    return !(parts.size() == 1 ? existsBackwards(parts.get(0)) : existsThisCentury(parts));
  }

  private static boolean exists(int day) {
    int year = day / 10_000;
    int month = day / 100 % 100;
    return month >= 1
        && month <= 12
        && day % 100 >= 1
        && day % 100 <= YearMonth.of(year, month).lengthOfMonth();
  }

  /** Of eight digits the last four may be the year. */
  private static boolean existsBackwards(String digits) {
    int whole = Integer.parseInt(digits);
    int first = whole / 1_000_000;
    int second = whole / 10_000 % 100;
    int year = whole % 10_000;
    return year >= 1800
        && year <= 2200
        && (exists(pack(year, second, first)) || exists(pack(year, first, second)));
  }

  /** A year of two digits may come first, and may be of this century: 29.2.00 is in 2000. */
  private static boolean existsThisCentury(List<String> parts) {
    if (parts.get(0).length() == 4 || parts.get(2).length() > 2) return false;
    String year = parts.get(2);
    if (!isNumber(year)) return false;
    String full = "20" + pad(year);
    for (boolean dayFirst : new boolean[] {true, false}) {
      if (exists(ofParts(List.of(parts.get(0), parts.get(1), full), dayFirst))) return true;
    }
    return isNumber(parts.get(0))
        && parts.get(0).length() <= 2
        && exists(ofParts(List.of("20" + pad(parts.get(0)), parts.get(1), year), true));
  }

  private static String pad(String part) {
    return part.length() < 2 ? "0" + part : part;
  }

  private static boolean isYear(String part) {
    if (part.length() != 4 || !isNumber(part)) return false;
    int year = Integer.parseInt(part);
    return year >= 1000 && year <= 2200;
  }

  private static int ofMonth(String year, String month) {
    int number = 13;
    if (isNumber(month) && month.length() <= 2) number = Integer.parseInt(month);
    else if (month.length() >= 3) number = MONTHS.getOrDefault(month.substring(0, 3), number);
    return number > 12 ? 0 : pack(Integer.parseInt(year), number, 0);
  }

  private static int ofDigits(String digits, boolean dayFirst) {
    if (digits.length() != 8 || !isNumber(digits)) return 0;
    int whole = Integer.parseInt(digits);
    int year = whole / 10000;
    int tail = whole % 10000;
    if ((year < 1000 || year > 2200) && tail >= 1800 && tail <= 2200) {
      int first = whole / 1000000;
      int second = whole / 10000 % 100;
      return dayFirst ? pack(tail, second, first) : pack(tail, first, second);
    }
    return pack(year, tail / 100, tail % 100);
  }

  private static int ofParts(List<String> parts, boolean dayFirst) {
    int[] number = new int[3];
    int named = -1;
    for (int i = 0; i < 3; i++) {
      String part = parts.get(i);
      if (isNumber(part) && part.length() <= 4) number[i] = Integer.parseInt(part);
      else if (part.length() >= 3 && MONTHS.get(part.substring(0, 3)) != null) {
        number[i] = MONTHS.getOrDefault(part.substring(0, 3), 0);
        named = i;
      } else if (part.length() <= 4 && part.length() > 2 && isOrdinal(part)) {
        number[i] = Integer.parseInt(Folding.digits(part));
      } else return 0;
    }
    if (parts.get(0).length() == 4 && named != 0) return pack(number[0], number[1], number[2]);
    int year = parts.get(2).length() == 4 ? number[2] : century(number[2]);
    if (named == 0) return pack(year, number[0], number[1]);
    if (named == 1) return pack(year, number[1], number[0]);
    boolean dayIsFirst = number[0] > 12 || (dayFirst && number[1] <= 12);
    return dayIsFirst ? pack(year, number[1], number[0]) : pack(year, number[0], number[1]);
  }

  /** +1 if only day first can be meant, -1 if only month first, 0 if open or not a date. */
  public static int order(String value) {
    List<String> parts = Folding.words(Folding.fold(value));
    if (parts.size() != 3 || parts.get(0).length() > 2 || parts.get(1).length() > 2) return 0;
    if (!isNumber(parts.get(0)) || !isNumber(parts.get(1))) return 0;
    boolean firstIsDay = Integer.parseInt(parts.get(0)) > 12;
    boolean secondIsDay = Integer.parseInt(parts.get(1)) > 12;
    return firstIsDay == secondIsDay ? 0 : firstIsDay ? 1 : -1;
  }

  private static int century(int twoDigits) {
    return twoDigits > 99 ? twoDigits : twoDigits + 1900;
  }

  private static int pack(int year, int month, int day) {
    if (year <= 0 || year > 9999 || month > 99 || day > 99) return 0;
    return year * 10000 + month * 100 + day;
  }

  private static boolean isNumber(String part) {
    for (int i = 0; i < part.length(); i++) {
      if (part.charAt(i) < '0' || part.charAt(i) > '9') return false;
    }
    return !part.isEmpty();
  }

  /** "1st", but not "east". */
  private static boolean isOrdinal(String part) {
    if (!isNumber(part.substring(0, part.length() - 2))) return false;
    return part.endsWith("st") || part.endsWith("nd") || part.endsWith("rd") || part.endsWith("th");
  }

  /**
   * A day as ISO 8601; empty if the text tells none.
   *
   * @param dayFirst whether 03/04/1980 is in April
   */
  public static String iso(String value, boolean dayFirst) {
    int day = parse(value, dayFirst);
    return day == 0 ? "" : "%04d-%02d-%02d".formatted(day / 10000, day / 100 % 100, day % 100);
  }
}
