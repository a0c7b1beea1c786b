package org.touchstonehub.policy.gate;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.touchstonehub.match.model.SemanticType;
import org.touchstonehub.match.standardise.Folding;

/**
 * What must not be read off the shown values of one record: the hidden values and their parts. A
 * net below the policy, which hides by attribute: a free text may hold a name that no model says it
 * holds.
 *
 * <p>Case, accents and the spelling of umlauts do not matter. Found are
 *
 * <ul>
 *   <li>of names each word: of five letters and more anywhere inside a word, of three and four as a
 *       word, of two as a word in the same capitals. A single letter is found too often by chance,
 *       and so are the particles of names; the whole name is, too, from four letters;
 *   <li>of names in ideographs or syllables the whole, from two signs;
 *   <li>of e-mail addresses, what stands before the {@code @} of them, and URLs the whole, from six
 *       letters and digits, whatever stands between;
 *   <li>of numbers the same, and a shown value of six and more that is a part of the hidden one;
 *   <li>of dates the day in six or eight digits, in any order;
 *   <li>of all others the whole value, from four letters and digits, as words.
 * </ul>
 */
final class HiddenParts {
  private static final int PART_OF_WORD = 5;
  private static final int WORD = 3;
  private static final int NUMBER = 6;
  private static final int PHRASE = 4;

  private static final Set<String> PARTICLES =
      Set.of(
          "abu", "and", "bin", "bint", "dal", "dalla", "das", "del", "dela", "della", "den", "der",
          "des", "dos", "ibn", "las", "los", "san", "sankt", "santa", "ten", "ter", "the", "und",
          "van", "vom", "von", "zum", "zur");

  private static final Set<SemanticType> NAMES =
      Set.of(
          SemanticType.GIVEN_NAME,
          SemanticType.MIDDLE_NAME,
          SemanticType.FAMILY_NAME,
          SemanticType.FULL_NAME,
          SemanticType.PERSON_LIST);

  /** Values from a short list that everybody has, so that likeness to a name is chance. */
  private static final Set<SemanticType> BY_CHANCE =
      Set.of(
          SemanticType.COUNTRY,
          SemanticType.REGION,
          SemanticType.YEAR,
          SemanticType.AMOUNT,
          SemanticType.GEO);

  private static final Pattern DAY =
      Pattern.compile("(?<!\\d)(\\d{4})\\D?(\\d{1,2})\\D?(\\d{1,2})(?!\\d)");
  private static final Pattern DAY_LAST_YEAR =
      Pattern.compile("(?<!\\d)(\\d{1,2})\\D?(\\d{1,2})\\D?(\\d{4})(?!\\d)");

  private final Set<String> asWritten = new HashSet<>();
  private final Set<String> words = new HashSet<>();
  private final Set<String> wordParts = new HashSet<>();
  private final Set<String> signs = new HashSet<>();
  private final Set<String> numbers = new HashSet<>();
  private final Set<String> addresses = new HashSet<>();
  private final Set<String> days = new HashSet<>();
  private final Set<String> phrases = new HashSet<>();

  /**
   * @param type as models write it
   */
  void add(String type, String value) {
    Optional<SemanticType> known = SemanticType.ofYamlName(type);
    for (String folded : spellings(value)) add(known, folded);
    if (known.filter(NAMES::contains).isEmpty()) return;
    for (String word : Folding.words(value)) {
      boolean isName = word.length() == WORD - 1 && Character.isUpperCase(word.charAt(0));
      if (isName) asWritten.add(word);
    }
  }

  private void add(Optional<SemanticType> type, String folded) {
    switch (type.orElse(SemanticType.TEXT)) {
      case GIVEN_NAME, MIDDLE_NAME, FAMILY_NAME, FULL_NAME, PERSON_LIST -> addName(folded);
      case EMAIL -> {
        int at = folded.lastIndexOf('@');
        addNumber(addresses, folded);
        addNumber(addresses, at < 0 ? folded : folded.substring(0, at));
      }
      case URL -> addNumber(addresses, folded);
      case PHONE, TAX_ID, BANK_ACCOUNT, LEI, IDENTIFIER, POSTCODE -> addNumber(numbers, folded);
      case DATE -> addDay(folded);
      case ORGANISATION,
          YEAR,
          ADDRESS,
          LOCALITY,
          REGION,
          COUNTRY,
          GEO,
          CATEGORY,
          TEXT,
          LONG_TEXT,
          CODE_LIST,
          AMOUNT ->
          addPhrase(folded);
    }
  }

  private void addName(String folded) {
    String compact = Folding.compact(folded);
    if (compact.codePoints().anyMatch(Character::isIdeographic) || isHangulOrKana(compact)) {
      if (compact.codePointCount(0, compact.length()) >= 2) signs.add(compact);
    }
    Folding.words(folded).forEach(this::addWord);
    // O'Neil as oneil, van der Meer as vandermeer.
    for (String word : folded.split(" ", -1)) addWord(Folding.compact(word));
    addWord(compact);
    // De la O, whose last word alone is too short.
    addPhrase(folded);
  }

  private void addWord(String word) {
    if (word.length() < WORD || PARTICLES.contains(word)) return;
    (word.length() < PART_OF_WORD ? words : wordParts).add(word);
  }

  private static boolean isHangulOrKana(String text) {
    return text.codePoints()
        .mapToObj(Character.UnicodeScript::of)
        .anyMatch(
            script ->
                script == Character.UnicodeScript.HANGUL
                    || script == Character.UnicodeScript.HIRAGANA
                    || script == Character.UnicodeScript.KATAKANA);
  }

  private static void addNumber(Set<String> to, String folded) {
    String compact = Folding.compact(folded);
    if (compact.length() >= NUMBER) to.add(compact);
  }

  private void addDay(String folded) {
    Matcher first = DAY.matcher(folded);
    if (first.find()) {
      addDay(first.group(1), first.group(2), first.group(3));
      return;
    }
    Matcher last = DAY_LAST_YEAR.matcher(folded);
    if (last.find()) addDay(last.group(3), last.group(1), last.group(2));
  }

  private void addDay(String year, String one, String other) {
    String a = one.length() < 2 ? "0" + one : one;
    String b = other.length() < 2 ? "0" + other : other;
    for (String y : List.of(year, year.substring(2))) {
      days.addAll(List.of(y + a + b, y + b + a, a + b + y, b + a + y));
    }
  }

  private void addPhrase(String folded) {
    String phrase = String.join(" ", Folding.words(folded));
    if (Folding.compact(folded).length() >= PHRASE) phrases.add(" " + phrase + " ");
  }

  boolean isEmpty() {
    return asWritten.isEmpty()
        && words.isEmpty()
        && wordParts.isEmpty()
        && signs.isEmpty()
        && numbers.isEmpty()
        && addresses.isEmpty()
        && days.isEmpty()
        && phrases.isEmpty();
  }

  /**
   * Whether a shown value of this type tells any of it.
   *
   * @param type as models write it
   */
  boolean isToldBy(String type, String shown) {
    if (SemanticType.ofYamlName(type).filter(BY_CHANCE::contains).isPresent()) return false;
    return isToldBy(shown);
  }

  /** Whether a text of whatever kind tells any of it. */
  boolean isToldBy(String shown) {
    if (!asWritten.isEmpty() && Folding.words(shown).stream().anyMatch(asWritten::contains)) {
      return true;
    }
    for (String folded : spellings(shown)) {
      if (isToldByFolded(folded)) return true;
    }
    return false;
  }

  private boolean isToldByFolded(String folded) {
    List<String> said = Folding.words(folded);
    String compact = Folding.compact(folded);
    String phrase = " " + String.join(" ", said) + " ";
    String digits = days.isEmpty() ? "" : Folding.digits(folded);
    return said.stream().anyMatch(words::contains)
        || wordParts.stream().anyMatch(folded::contains)
        || signs.stream().anyMatch(compact::contains)
        || phrases.stream().anyMatch(phrase::contains)
        || days.stream().anyMatch(digits::contains)
        || addresses.stream().anyMatch(compact::contains)
        || numbers.stream()
            .anyMatch(
                number ->
                    compact.contains(number)
                        || (compact.length() >= NUMBER && number.contains(compact)));
  }

  /** {@code müller} is written {@code mueller} as well as {@code muller}. */
  private static List<String> spellings(String value) {
    String written = Folding.fold(value);
    String plain = Folding.fold(Umlauts.bare(value));
    List<String> spellings = new ArrayList<>(List.of(written));
    if (!plain.equals(written)) spellings.add(plain);
    return spellings;
  }

  /** Letters without their two dots or ring. */
  private static final class Umlauts {
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");

    static String bare(String value) {
      for (int i = 0; i < value.length(); i++) {
        if (value.charAt(i) >= 128) {
          return MARKS.matcher(Normalizer.normalize(value, Normalizer.Form.NFD)).replaceAll("");
        }
      }
      return value;
    }
  }
}
