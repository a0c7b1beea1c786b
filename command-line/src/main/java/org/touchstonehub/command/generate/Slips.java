package org.touchstonehub.command.generate;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;

/**
 * What goes wrong between a thing and its record: keyboard, ear, scanner, and letters that a system
 * lacks.
 */
final class Slips {
  private static final Map<Character, String> NEIGHBOURS =
      Map.ofEntries(
          Map.entry('a', "qws"),
          Map.entry('b', "vgn"),
          Map.entry('c', "xdv"),
          Map.entry('d', "sef"),
          Map.entry('e', "wrd"),
          Map.entry('f', "dgr"),
          Map.entry('g', "fht"),
          Map.entry('h', "gjn"),
          Map.entry('i', "uok"),
          Map.entry('j', "hku"),
          Map.entry('k', "jli"),
          Map.entry('l', "ko"),
          Map.entry('m', "nk"),
          Map.entry('n', "bmh"),
          Map.entry('o', "ipl"),
          Map.entry('p', "ol"),
          Map.entry('r', "etf"),
          Map.entry('s', "adw"),
          Map.entry('t', "ryg"),
          Map.entry('u', "yij"),
          Map.entry('v', "cbf"),
          Map.entry('w', "qes"),
          Map.entry('y', "tu"),
          Map.entry('z', "xas"));

  /** Spellings that sound alike, taken in pairs. */
  private static final String[] HEARD = {
    "ph", "f", "ck", "k", "th", "t", "ie", "ei", "ei", "ai", "ee", "ea", "ll", "l", "l", "ll", "nn",
    "n", "n", "nn", "ss", "s", "tt", "t", "y", "i", "i", "y", "c", "k", "k", "c", "s", "z", "z",
    "s", "son", "sen", "sen", "son", "er", "ar", "mann", "man", "dt", "t", "v", "w", "w", "v", "b",
    "p", "d", "t", "ij", "y", "sch", "sh", "ou", "u", "eau", "o", "qu", "k", "cz", "ch", "gh", "g"
  };

  /** What a scanner takes for one another, taken in pairs. */
  private static final String[] SCANNED = {
    "rn", "m", "m", "rn", "l", "1", "O", "0", "0", "O", "B", "8", "S", "5", "5", "S", "cl", "d",
    "I", "l", "e", "c", "vv", "w", "h", "b", "i", "l", "6", "8", "1", "7"
  };

  private static final Map<Character, String> WRITTEN_OUT =
      Map.of('ü', "ue", 'ö', "oe", 'ä', "ae", 'ß', "ss", 'Ü', "Ue", 'Ö', "Oe", 'Ä', "Ae");
  private static final Map<Character, String> WITHOUT_MARK =
      Map.of('ł', "l", 'Ł', "L", 'ı', "i", 'ø', "o", 'ß', "s", 'Ø', "O");

  private final Draw draw;

  Slips(Draw draw) {
    this.draw = draw;
  }

  /** One wrong key: left out, beside, twice, or two in the wrong order. */
  String typed(String text) {
    if (text.length() < 3) return text;
    int at = draw.below(text.length() - 1);
    String before = text.substring(0, at);
    String after = text.substring(at + 1);
    char c = text.charAt(at);
    String near = NEIGHBOURS.getOrDefault(Character.toLowerCase(c), "aeinrst");
    return switch (draw.below(4)) {
      case 0 -> before + after;
      case 1 -> before + draw.from(near) + after;
      case 2 ->
          before + c + (draw.chance(0.5) ? Character.toLowerCase(c) : draw.from(near)) + after;
      default -> before + after.charAt(0) + c + after.substring(1);
    };
  }

  /** Spelt as it sounds; typed wrongly if nothing in it sounds like something else. */
  String heard(String text) {
    return swappedPair(text, HEARD, 1);
  }

  /** Read by a scanner. */
  String scanned(String text) {
    return swappedPair(text, SCANNED, 0);
  }

  private String swappedPair(String text, String[] pairs, int from) {
    for (int i = 0; i < 12; i++) {
      int pair = draw.below(pairs.length / 2) * 2;
      int at = text.indexOf(pairs[pair], from);
      if (at >= 0) {
        return text.substring(0, at) + pairs[pair + 1] + text.substring(at + pairs[pair].length());
      }
    }
    return typed(text);
  }

  /** One digit another, or two in the wrong order. */
  String digit(String text) {
    int from = draw.below(Math.max(1, text.length()));
    for (int i = 0; i < text.length(); i++) {
      int at = (from + i) % text.length();
      if (!Character.isDigit(text.charAt(at))) continue;
      String before = text.substring(0, at);
      String after = text.substring(at + 1);
      if (!after.isEmpty() && Character.isDigit(after.charAt(0)) && draw.chance(0.5)) {
        return before + after.charAt(0) + text.charAt(at) + after.substring(1);
      }
      return before + draw.from("0123456789") + after;
    }
    return text;
  }

  /** Day and month in each other's place, a wrong day, month or year, or the first of January. */
  LocalDate date(LocalDate day) {
    return switch (draw.below(6)) {
      case 0, 1 ->
          day.getDayOfMonth() <= 12
              ? LocalDate.of(day.getYear(), day.getDayOfMonth(), day.getMonthValue())
              : day.withDayOfMonth(draw.below(28) + 1);
      case 2 -> day.withDayOfMonth(draw.below(28) + 1);
      case 3 -> day.plusYears(draw.chance(0.5) ? 1 : -1);
      case 4 -> day.plusMonths(draw.chance(0.5) ? 1 : -1);
      default -> LocalDate.of(day.getYear(), 1, 1);
    };
  }

  /**
   * Without the letters that the system cannot write: umlauts written out, or all marks dropped.
   */
  String plain(String text) {
    return draw.chance(0.5) ? ascii(text) : withoutMarks(text);
  }

  /** Umlauts written out with e, other marks dropped. */
  static String ascii(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2);
    for (char c : text.toCharArray()) out.append(WRITTEN_OUT.getOrDefault(c, String.valueOf(c)));
    return withoutMarks(out.toString());
  }

  private static String withoutMarks(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (char c : Normalizer.normalize(text, Normalizer.Form.NFD).toCharArray()) {
      if (Character.getType(c) != Character.NON_SPACING_MARK) {
        out.append(WITHOUT_MARK.getOrDefault(c, String.valueOf(c)));
      }
    }
    return out.toString();
  }

  static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
