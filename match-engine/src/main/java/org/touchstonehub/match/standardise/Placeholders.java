package org.touchstonehub.match.standardise;

import java.util.Set;

/** Values that people type where they have none. They count as missing. */
public final class Placeholders {
  private static final Set<String> WORDS =
      Set.of(
          "n/a",
          "n.a.",
          "n.a",
          "#n/a",
          "none",
          "null",
          "unknown",
          "unbekannt",
          "inconnu",
          "onbekend",
          "not known",
          "not available",
          "not applicable",
          "no data",
          "tbd",
          "tba",
          "k.a.",
          "keine angabe",
          "missing",
          "xxx",
          "xxxx",
          "nan",
          "(null)",
          "(none)",
          "undefined");

  private Placeholders() {}

  /** Whether folded text stands for "no value": a word such as "n/a", or nothing but signs. */
  public static boolean isPlaceholder(String folded) {
    if (WORDS.contains(folded)) return true;
    for (int i = 0; i < folded.length(); i++) {
      if (Character.isLetterOrDigit(folded.charAt(i))) return false;
    }
    return true;
  }

  /** What stands where an identifier is asked for and there is none. */
  private static final Set<String> NO_NUMBERS =
      Set.of(
          "exempt",
          "tax exempt",
          "foreign",
          "pending",
          "applied",
          "applied for",
          "in progress",
          "not issued",
          "not registered",
          "see contract",
          "on request",
          "private",
          "various",
          "cash",
          "test",
          "dummy",
          "nil",
          "tbc",
          "befreit",
          "beantragt",
          "folgt",
          "ausland",
          "exonere",
          "en cours",
          "exento",
          "en tramite",
          "isento",
          "esente",
          "in corso");

  /** Whether folded text says that there is no number. */
  public static boolean isNoNumber(String folded) {
    return NO_NUMBERS.contains(folded);
  }

  /**
   * Whether a number is one that people make up: digits that ascend or descend one by one, noughts
   * before the last, one digit or a group of two or three over and over; letters in front of it (of
   * a country) do not count.
   *
   * @param compact letters and digits
   * @param fewest digits below which it may be a true number
   */
  public static boolean isMadeUp(String compact, int fewest) {
    int from = 0;
    while (from < compact.length() && from < 3 && !isDigit(compact.charAt(from))) from++;
    int n = compact.length() - from;
    if (n < fewest) return false;
    for (int i = from; i < compact.length(); i++) if (!isDigit(compact.charAt(i))) return false;
    return isRun(compact, from, 1)
        || isRun(compact, from, 9)
        || isPeriodic(compact, from, 1)
        || isNoughts(compact, from)
        || (n >= 3 * fewest / 2 && (isPeriodic(compact, from, 2) || isPeriodic(compact, from, 3)));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Whether all digits but the last are 0. */
  private static boolean isNoughts(String text, int from) {
    for (int i = from; i < text.length() - 1; i++) if (text.charAt(i) != '0') return false;
    return true;
  }

  /** Whether each digit is the last one and so much more; 0 follows on 9. */
  private static boolean isRun(String text, int from, int step) {
    for (int i = from + 1; i < text.length(); i++) {
      if ((text.charAt(i - 1) - '0' + step) % 10 != text.charAt(i) - '0') return false;
    }
    return true;
  }

  private static boolean isPeriodic(String text, int from, int period) {
    for (int i = from + period; i < text.length(); i++) {
      if (text.charAt(i) != text.charAt(i - period)) return false;
    }
    return true;
  }

  /** Whether a number-like value (phone, identifier) is one digit over and over, or empty. */
  public static boolean isFiller(String compact) {
    if (compact.length() < 2) return compact.isEmpty() || compact.equals("0");
    for (int i = 1; i < compact.length(); i++) {
      if (compact.charAt(i) != compact.charAt(0)) return false;
    }
    return compact.length() > 2 || compact.charAt(0) == '0';
  }
}
