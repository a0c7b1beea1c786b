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

  /** Whether a number-like value (phone, identifier) is one digit over and over, or empty. */
  public static boolean isFiller(String compact) {
    if (compact.length() < 2) return compact.isEmpty() || compact.equals("0");
    for (int i = 1; i < compact.length(); i++) {
      if (compact.charAt(i) != compact.charAt(0)) return false;
    }
    return compact.length() > 2 || compact.charAt(0) == '0';
  }
}
