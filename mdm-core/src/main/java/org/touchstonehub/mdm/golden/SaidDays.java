package org.touchstonehub.mdm.golden;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.touchstonehub.match.standardise.Folding;

/**
 * Days of the calendar that a text names as people write them: {@code 4.5.1970}, {@code May 4,
 * 1970}, {@code 4. Mai}. Which number is the day is not asked: what is looked for is looked for in
 * any order.
 *
 * @param whole day, month and year in digits, two for day and month, in the order of the text
 * @param named day and month in two digits each, where the month is named by a word
 */
record SaidDays(Set<String> whole, Set<String> named) {
  private static final List<Locale> LANGUAGES =
      List.of(
          Locale.ENGLISH,
          Locale.GERMAN,
          Locale.FRENCH,
          Locale.ITALIAN,
          Locale.forLanguageTag("es"),
          Locale.forLanguageTag("nl"));

  private static final Map<String, String> MONTHS = months();

  private static Map<String, String> months() {
    Map<String, String> months = new HashMap<>();
    for (Locale language : LANGUAGES) {
      for (Month month : Month.values()) {
        for (TextStyle style : List.of(TextStyle.FULL, TextStyle.SHORT)) {
          String name = Folding.compact(Folding.fold(month.getDisplayName(style, language)));
          if (name.length() >= 3) months.put(name, two(String.valueOf(month.getValue())));
        }
      }
    }
    return Map.copyOf(months);
  }

  /**
   * @param words folded, in order
   */
  static SaidDays of(List<String> words) {
    Set<String> whole = new HashSet<>();
    Set<String> named = new HashSet<>();
    List<String> numbers = new ArrayList<>();
    for (String word : words) numbers.add(number(word));
    for (int i = 0; i + 1 < words.size(); i++) {
      boolean isMonthNamed = isMonth(words.get(i)) || isMonth(words.get(i + 1));
      if (isMonthNamed && isPair(numbers, i)) named.add(numbers.get(i) + numbers.get(i + 1));
      if (i + 2 < words.size() && isTriple(numbers, i)) {
        whole.add(numbers.get(i) + numbers.get(i + 1) + numbers.get(i + 2));
      }
    }
    return new SaidDays(whole, named);
  }

  private static boolean isMonth(String word) {
    return MONTHS.containsKey(word);
  }

  /** In two or four digits; empty where it is no part of a day. */
  private static String number(String word) {
    String month = MONTHS.get(word);
    if (month != null) return month;
    // 4th, 1er
    String digits = word.replaceFirst("^(\\d{1,2})(st|nd|rd|th|er)$", "$1");
    return digits.matches("\\d{1,2}|\\d{4}") ? two(digits) : "";
  }

  private static String two(String digits) {
    return digits.length() == 1 ? "0" + digits : digits;
  }

  private static boolean isPair(List<String> numbers, int at) {
    return numbers.get(at).length() == 2 && numbers.get(at + 1).length() == 2;
  }

  /** The year stands first or last. */
  private static boolean isTriple(List<String> numbers, int at) {
    return numbers.get(at + 1).length() == 2
        && !numbers.get(at).isEmpty()
        && !numbers.get(at + 2).isEmpty()
        && numbers.get(at).length() + numbers.get(at + 2).length() <= 6;
  }
}
