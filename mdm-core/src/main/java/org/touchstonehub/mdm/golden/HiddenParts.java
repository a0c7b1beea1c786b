package org.touchstonehub.mdm.golden;

import java.net.IDN;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.touchstonehub.match.standardise.Folding;
import org.touchstonehub.match.standardise.ValueKind;
import org.touchstonehub.match.type.SemanticType;
import org.touchstonehub.match.type.Subject;
import org.touchstonehub.match.type.Trait;

/**
 * What must not be read off the shown values of one record: the hidden values and their parts. A
 * net below the policy, which hides by attribute: a free text may hold a name that no model says it
 * holds. The gate puts it to what it releases, and the projection keeps what it finds ({@link
 * Tells}): who changes it here counts up the form of the projections.
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
 *   <li>of numbers the same, a shown value of six and more that is a part of the hidden one, and
 *       six digits in a row, whatever stands between: {@code 030 1234567} tells {@code +49 30
 *       1234567}; of postcodes the whole, from five, as a word;
 *   <li>of dates the day in six or eight digits, or written as people do, in any order ({@link
 *       SaidDays});
 *   <li>of all others the whole value, from four letters and digits, as words.
 * </ul>
 */
public final class HiddenParts {
  private static final int PART_OF_WORD = 5;
  private static final int WORD = 3;
  private static final int NUMBER = 6;
  private static final int POSTCODE = 5;
  private static final int PHRASE = 4;

  private static final Set<String> PARTICLES =
      Set.of(
          "abu", "and", "bin", "bint", "dal", "dalla", "das", "del", "dela", "della", "den", "der",
          "des", "dos", "ibn", "las", "los", "san", "sankt", "santa", "ten", "ter", "the", "und",
          "van", "vom", "von", "zum", "zur");

  private static final Pattern DAY =
      Pattern.compile("(?<!\\d)(\\d{4})\\D?(\\d{1,2})\\D?(\\d{1,2})(?!\\d)");
  private static final Pattern DAY_LAST_YEAR =
      Pattern.compile("(?<!\\d)(\\d{1,2})\\D?(\\d{1,2})\\D?(\\d{4})(?!\\d)");

  /** A label of a host name in other letters than ASCII. */
  private static final Pattern PUNYCODE = Pattern.compile("(?i)xn--[a-z0-9-]+");

  /** Joiners, marks of direction and other signs without width. */
  private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}+");

  private final Set<String> asWritten = new HashSet<>();
  private final Set<String> words = new HashSet<>();
  private final Set<String> wordParts = new HashSet<>();
  private final Set<String> signs = new HashSet<>();
  private final Set<String> numbers = new HashSet<>();
  private final Set<String> digitRuns = new HashSet<>();
  private final Set<String> addresses = new HashSet<>();
  private final Set<String> days = new HashSet<>();
  private final Set<String> birthdays = new HashSet<>();
  private final Set<String> phrases = new HashSet<>();

  /** Hides a value of this type. */
  public void add(SemanticType type, String value) {
    for (String folded : spellings(value)) addFolded(type, folded);
    if (type.subject() != Subject.PEOPLE) return;
    for (String word : Folding.words(value)) {
      boolean isName = word.length() == WORD - 1 && Character.isUpperCase(word.charAt(0));
      if (isName) asWritten.add(word);
    }
  }

  private void addFolded(SemanticType type, String folded) {
    switch (type.subject()) {
      case PEOPLE -> addName(folded);
      case EMAIL -> {
        int at = folded.lastIndexOf('@');
        addNumber(addresses, folded);
        addNumber(addresses, at < 0 ? folded : folded.substring(0, at));
      }
      case WEB -> addNumber(addresses, folded);
      case PHONE, IDENTIFIER -> {
        addNumber(numbers, folded);
        addDigitRuns(folded);
      }
      case TIME -> {
        if (type.has(Trait.DAY)) addDay(folded);
        else addPhrase(folded);
      }
      case PLACE -> addPlace(type, folded);
      case TITLE, COUNTRY, CODES, MEASURE, OTHER -> addPhrase(folded);
    }
  }

  private void addPlace(SemanticType type, String folded) {
    boolean postcode = type.isOf(ValueKind.POSTCODE);
    if (postcode) addNumber(numbers, folded);
    if (!postcode || Folding.compact(folded).length() >= POSTCODE) addPhrase(folded);
  }

  private void addName(String folded) {
    String compact = Folding.compact(folded);
    if (compact.codePoints().anyMatch(Character::isIdeographic) || isHangulOrKana(compact)) {
      int length = compact.codePointCount(0, compact.length());
      if (length >= 2) signs.add(compact);
      // The given name of a whole one, which is written in one.
      if (length == 3) signs.add(compact.substring(compact.offsetByCodePoints(0, 1)));
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

  private void addDigitRuns(String folded) {
    String digits = Folding.digits(folded);
    for (int i = 0; i + NUMBER <= digits.length(); i++) {
      digitRuns.add(digits.substring(i, i + NUMBER));
    }
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
    birthdays.addAll(List.of(a + b, b + a));
    for (String y : List.of(year, year.substring(2))) {
      days.addAll(List.of(y + a + b, y + b + a, a + b + y, b + a + y));
    }
  }

  private void addPhrase(String folded) {
    String phrase = String.join(" ", Folding.words(folded));
    if (Folding.compact(folded).length() >= PHRASE) phrases.add(" " + phrase + " ");
  }

  public boolean isEmpty() {
    return asWritten.isEmpty()
        && words.isEmpty()
        && wordParts.isEmpty()
        && signs.isEmpty()
        && numbers.isEmpty()
        && addresses.isEmpty()
        && days.isEmpty()
        && phrases.isEmpty();
  }

  /** Whether a shown value of this type tells any of it. */
  public boolean isToldBy(SemanticType type, String shown) {
    return !type.has(Trait.SAID_BY_CHANCE) && isToldBy(shown);
  }

  /** Whether a text of whatever kind tells any of it. */
  public boolean isToldBy(String shown) {
    return isToldBy(new Said(shown));
  }

  boolean isToldBy(Said said) {
    if (!asWritten.isEmpty() && said.asWritten.stream().anyMatch(asWritten::contains)) return true;
    for (Said.Spelling spelling : said.spellings) {
      if (isToldBy(spelling)) return true;
    }
    return false;
  }

  private boolean isToldBy(Said.Spelling said) {
    return said.words.stream().anyMatch(words::contains)
        || wordParts.stream().anyMatch(said.folded::contains)
        || signs.stream().anyMatch(said.compact::contains)
        || phrases.stream().anyMatch(said.phrase::contains)
        || days.stream().anyMatch(said.digits::contains)
        || days.stream().anyMatch(said.days.whole()::contains)
        || birthdays.stream().anyMatch(said.days.named()::contains)
        || digitRuns.stream().anyMatch(said.digits::contains)
        || addresses.stream().anyMatch(said.compact::contains)
        || numbers.stream()
            .anyMatch(
                number ->
                    said.compact.contains(number)
                        || (said.compact.length() >= NUMBER && number.contains(said.compact)));
  }

  /** A shown text, made ready once for all hidden values that it may tell. */
  static final class Said {
    private record Spelling(
        String folded,
        List<String> words,
        String compact,
        String phrase,
        String digits,
        SaidDays days) {
      static Spelling of(String folded) {
        List<String> words = Folding.words(folded);
        return new Spelling(
            folded,
            words,
            Folding.compact(folded),
            " " + String.join(" ", words) + " ",
            Folding.digits(folded),
            SaidDays.of(words));
      }
    }

    private final List<String> asWritten;
    private final List<Spelling> spellings;

    Said(String text) {
      asWritten = Folding.words(text);
      spellings = HiddenParts.spellings(text).stream().map(Spelling::of).toList();
    }
  }

  /** {@code müller} is written {@code mueller}, {@code muller} and {@code xn--mller-kva}. */
  private static List<String> spellings(String value) {
    Set<String> spellings = new LinkedHashSet<>();
    addSpellings(spellings, value);
    if (PUNYCODE.matcher(value).find()) {
      addSpellings(
          spellings,
          PUNYCODE
              .matcher(value)
              .replaceAll(label -> Matcher.quoteReplacement(IDN.toUnicode(label.group()))));
    }
    return List.copyOf(spellings);
  }

  private static void addSpellings(Set<String> spellings, String value) {
    String visible = INVISIBLE.matcher(value).replaceAll("");
    spellings.add(Folding.fold(visible));
    spellings.add(Folding.fold(Umlauts.bare(visible)));
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
