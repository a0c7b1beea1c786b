package org.touchstonehub.match.standardise;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.touchstonehub.match.refine.Refinement;

/** Cuts text into the words that are compared: what each kind of text needs beyond folding. */
public final class Words {
  private static final int LONGEST_ACRONYM = 6;
  private static final boolean INITIALS = Refinement.INITIALS.isOn();
  private static final boolean NUMERALS = Refinement.NUMERALS.isOn();
  private static final Map<String, String> ROMAN =
      Map.of("ii", "2", "iii", "3", "iv", "4", "vi", "6", "vii", "7", "viii", "8", "ix", "9");
  private static final Set<String> UNITS =
      Set.of(
          "st", "nd", "rd", "th", "mb", "gb", "kb", "tb", "mm", "cm", "in", "ft", "hz", "ghz",
          "mhz", "kg", "lb", "lbs", "oz", "pc", "pk", "u", "x");
  private static final Map<String, String> STREETS =
      Map.ofEntries(
          Map.entry("str", "street"),
          Map.entry("strasse", "street"),
          Map.entry("st", "street"),
          Map.entry("rd", "road"),
          Map.entry("ave", "avenue"),
          Map.entry("av", "avenue"),
          Map.entry("dr", "drive"),
          Map.entry("ln", "lane"),
          Map.entry("blvd", "boulevard"),
          Map.entry("pl", "place"),
          Map.entry("plz", "plaza"),
          Map.entry("sq", "square"),
          Map.entry("ct", "court"),
          Map.entry("hwy", "highway"),
          Map.entry("pkwy", "parkway"),
          Map.entry("ter", "terrace"),
          Map.entry("cres", "crescent"),
          Map.entry("cl", "close"),
          Map.entry("n", "north"),
          Map.entry("s", "south"),
          Map.entry("e", "east"),
          Map.entry("w", "west"));

  /** Digits and letters of a flat's number. */
  private static final int LONGEST_DWELLING = 5;

  /** A letter that is parted from what follows: "N, Linden House", but not "N Main Street". */
  private static final Pattern LETTER_IN_FRONT = Pattern.compile("[a-z]\\s*,");

  private static final Set<String> DWELLINGS =
      Set.of(
          "flat",
          "flt",
          "apartment",
          "apt",
          "appt",
          "appartement",
          "apartamento",
          "apto",
          "depto",
          "dpto",
          "unit",
          "suite",
          "ste",
          "room",
          "rm",
          "studio",
          "maisonette",
          "wohnung",
          "whg",
          "top",
          "tuer",
          "piso",
          "puerta",
          "interno",
          "lokal",
          "mieszkanie",
          "byt",
          "lejlighed",
          "laegenhet",
          "lgh",
          "kvartira",
          "kv",
          "daire",
          "no",
          "nr");

  private static final Set<String> SMALL =
      Set.of(
          "a", "an", "and", "at", "for", "in", "of", "on", "or", "the", "to", "au", "aux", "d",
          "de", "des", "du", "en", "et", "l", "la", "le", "les", "pour", "das", "der", "die",
          "fuer", "im", "und", "von", "zu", "zur", "zum", "het", "van", "voor", "da", "degli",
          "dei", "del", "della", "delle", "di", "e", "el", "il", "los", "las", "para", "per", "y",
          "do", "dos");
  private static final List<String> ORDINAL_WORDS =
      List.of(
          "first",
          "second",
          "third",
          "fourth",
          "fifth",
          "sixth",
          "seventh",
          "eighth",
          "ninth",
          "tenth",
          "eleventh",
          "twelfth");

  /** By number: "9th" is "ninth", and neither is the number nine. */
  private static final Map<String, String> ORDINALS =
      numbers().collect(toUnmodifiableMap(String::valueOf, n -> ORDINAL_WORDS.get(n - 1)));

  /** By word, for streets: "9th", "ninth" and "9" are one avenue. */
  private static final Map<String, String> NUMBERS =
      numbers().collect(toUnmodifiableMap(n -> ORDINAL_WORDS.get(n - 1), String::valueOf));

  private static Stream<Integer> numbers() {
    return IntStream.rangeClosed(1, ORDINAL_WORDS.size()).boxed();
  }

  private static final long[] NONE = {};

  private Words() {}

  /** A title as it is cut into words. */
  static String folded(String value) {
    return dropApostrophes(Folding.fold(value));
  }

  /**
   * The words of a value of a kind; none if it says nothing, such as "n/a".
   *
   * @param codes hashes of codes that others write without signs, ascending
   */
  public static List<String> of(TokenKind kind, String value, long[] codes) {
    if (Placeholders.isPlaceholder(Folding.fold(value))) return List.of();
    return switch (kind) {
      case ORGANISATION -> ofOrganisation(value, codes);
      case TEXT, LONG_TEXT -> ofText(value, codes);
      case ADDRESS -> ofAddress(value);
      case PERSON_LIST -> Folding.words(Folding.fold(value));
      case CODE_LIST -> ofCodes(value);
    };
  }

  /** Whether initials leave a word out, as "of" in "Bank of America". */
  public static boolean isSmall(String word) {
    return SMALL.contains(word);
  }

  /** Whether a word is short enough for initials, and no small word. */
  public static boolean mayBeAcronym(String word) {
    return word.length() >= 2
        && word.length() <= LONGEST_ACRONYM
        && word.chars().allMatch(c -> Character.isLetter(c) && !Unspaced.is((char) c))
        && !isSmall(word);
  }

  /** Letters, numbers and codes ({@code em8669}) of a title or label; apostrophes vanish. */
  public static List<String> ofText(String value) {
    return ofText(value, NONE);
  }

  private static List<String> ofText(String value, long[] codes) {
    return cut(folded(value), codes);
  }

  private static List<String> cut(String text, long[] codes) {
    List<String> words = new ArrayList<>();
    int n = text.length();
    int i = 0;
    while (i < n) {
      if (!Folding.isPart(text.charAt(i))) {
        i++;
        continue;
      }
      if (Unspaced.is(text.charAt(i))) {
        int end = Unspaced.end(text, i);
        Unspaced.cut(text, i, end, words);
        i = end;
        continue;
      }
      String code = codes.length == 0 ? null : SignedCode.at(text, i, codes);
      if (code != null) {
        words.add(code);
        i = SignedCode.end(text, i);
        continue;
      }
      int end = i;
      while (end < n && Folding.isPart(text.charAt(end)) && !Unspaced.is(text.charAt(end))) end++;
      boolean afterPoint = i > 0 && text.charAt(i - 1) == '.';
      boolean beforePoint = end < n && text.charAt(end) == '.';
      if (!afterPoint && !beforePoint && isCode(text, i, end)) words.add(text.substring(i, end));
      else end = split(text, i, end, words);
      i = end;
    }
    return words;
  }

  /** Cuts a run where letters and digits meet; a number takes its decimals along. */
  private static int split(String text, int from, int to, List<String> words) {
    int i = from;
    while (i < to) {
      int start = i;
      boolean digits = Character.isDigit(text.charAt(i));
      while (i < to && Character.isDigit(text.charAt(i)) == digits) i++;
      if (NUMERALS && digits && i + 2 == to && isOrdinal(text, i)) {
        String ordinal = ORDINALS.get(number(text.substring(start, i)));
        if (ordinal != null) {
          words.add(ordinal);
          return to;
        }
      }
      if (digits && i == to) i = decimals(text, i);
      String word = text.substring(start, i);
      if (digits) words.add(number(word));
      else words.add(NUMERALS ? ROMAN.getOrDefault(word, word) : word);
      if (i > to) return i;
    }
    return i;
  }

  private static boolean isOrdinal(String text, int at) {
    return text.startsWith("st", at)
        || text.startsWith("nd", at)
        || text.startsWith("rd", at)
        || text.startsWith("th", at);
  }

  private static int decimals(String text, int from) {
    int i = from;
    while (i + 1 < text.length()
        && text.charAt(i) == '.'
        && Character.isDigit(text.charAt(i + 1))) {
      i++;
      while (i < text.length() && Character.isDigit(text.charAt(i))) i++;
    }
    return i;
  }

  static String number(String word) {
    String number = word;
    while (number.endsWith(".0")) number = number.substring(0, number.length() - 2);
    int i = 0;
    while (i < number.length() - 1 && number.charAt(i) == '0' && number.charAt(i + 1) != '.') i++;
    return number.substring(i);
  }

  /** At least four characters, two digits and one letter, and not a number with a unit. */
  static boolean isCode(String text, int from, int to) {
    int digits = 0;
    int lastDigit = from;
    boolean digitsFirst = true;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c >= 128) return false;
      if (Character.isDigit(c)) {
        if (i > from && digits != i - from) digitsFirst = false;
        digits++;
        lastDigit = i;
      }
    }
    if (to - from < 4 || digits < 2 || digits == to - from) return false;
    boolean unit = digitsFirst && UNITS.contains(text.substring(lastDigit + 1, to));
    boolean version = text.charAt(from) == 'v' && Character.isDigit(text.charAt(from + 1));
    return !unit && !version;
  }

  /** An organisation's name: its words, and its legal forms in one spelling. */
  public record Organisation(List<String> words, Set<String> forms) {}

  /** Words of an organisation's name without its legal forms, initials drawn together. */
  public static List<String> ofOrganisation(String value) {
    return ofOrganisation(value, NONE);
  }

  private static List<String> ofOrganisation(String value, long[] codes) {
    return organisation(value, codes).words();
  }

  /** The same, and what was left out. */
  public static Organisation organisation(String value, long[] codes) {
    if (Placeholders.isPlaceholder(Folding.fold(value))) {
      return new Organisation(List.of(), Set.of());
    }
    if (!Refinement.LEGAL_FORMS.isOn()) {
      return new Organisation(drawInitialsTogether(cut(folded(value), codes)), Set.of());
    }
    LegalForms.Taken<String> text = LegalForms.unparted(folded(value));
    List<String> words = drawInitialsTogether(cut(text.name(), codes));
    LegalForms.Taken<List<String>> name = LegalForms.without(words, value);
    Set<String> forms = name.forms();
    if (!text.forms().isEmpty()) {
      forms = new TreeSet<>(forms);
      forms.addAll(text.forms());
    }
    return new Organisation(name.name(), forms);
  }

  /** The words of folded text, initials drawn together. */
  static List<String> withInitials(String folded) {
    return drawInitialsTogether(cut(folded, NONE));
  }

  private static List<String> drawInitialsTogether(List<String> words) {
    if (!INITIALS) return words;
    List<String> out = new ArrayList<>(words.size());
    StringBuilder initials = new StringBuilder();
    for (String word : words) {
      if (word.length() == 1 && Character.isLetter(word.charAt(0))) {
        initials.append(word);
        continue;
      }
      flush(initials, out);
      out.add(word);
    }
    flush(initials, out);
    return out;
  }

  private static void flush(StringBuilder initials, List<String> out) {
    if (initials.length() > 0) out.add(initials.toString());
    initials.setLength(0);
  }

  /**
   * Words of a street line, common abbreviations and ordinals written alike; "flat" and its like
   * are left out before the number that they announce.
   */
  public static List<String> ofAddress(String value) {
    String folded = dropApostrophes(Folding.fold(value));
    List<String> words = new ArrayList<>();
    for (String word : Folding.words(folded)) {
      if (Unspaced.isIn(word)) words.addAll(cut(word, NONE));
      else words.add(word);
    }
    List<String> out = new ArrayList<>(words.size());
    boolean letterInFront = LETTER_IN_FRONT.matcher(folded).lookingAt();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean announced = i > 0 && DWELLINGS.contains(words.get(i - 1));
      if (DWELLINGS.contains(word) && i + 1 < words.size() && isOfDwelling(words.get(i + 1))) {
        continue;
      }
      if (word.length() == 1 && (announced || (i == 0 && letterInFront))) out.add(word);
      else if (Character.isDigit(word.charAt(0))) out.add(withoutOrdinal(word));
      // "st" before a name is a saint
      else if (word.equals("st") && i < words.size() - 1 && i <= 1) out.add(word);
      else out.add(STREETS.getOrDefault(word, NUMBERS.getOrDefault(word, word)));
    }
    return out;
  }

  /** Whether a word may be the number of a flat: 2, 4b, b4, r. */
  private static boolean isOfDwelling(String word) {
    if (!Refinement.DWELLINGS.isOn()) return false;
    return word.length() == 1
        || (word.length() <= LONGEST_DWELLING && word.chars().anyMatch(Character::isDigit));
  }

  private static String withoutOrdinal(String word) {
    int end = word.length() - 2;
    boolean number = end > 0 && word.chars().limit(end).allMatch(c -> c >= '0' && c <= '9');
    return number && isOrdinal(word, end) ? word.substring(0, end) : word;
  }

  /** The parts of a list of codes, separated by semicolon, comma or bar. */
  public static List<String> ofCodes(String value) {
    List<String> codes = new ArrayList<>();
    for (String part : Folding.fold(value).split("[;,|]", -1)) {
      String code = part.strip();
      if (!code.isEmpty()) codes.add(code);
    }
    return codes;
  }

  private static String dropApostrophes(String folded) {
    if (folded.indexOf('\'') < 0 && folded.indexOf('’') < 0 && folded.indexOf('`') < 0) {
      return folded;
    }
    return folded.replace("'", "").replace("’", "").replace("`", "");
  }
}
