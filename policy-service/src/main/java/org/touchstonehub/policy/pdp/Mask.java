package org.touchstonehub.policy.pdp;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.standardise.StandardValue;

/**
 * What becomes of a value on its way out. A partial mask shows nothing at all where the value is
 * too short or of another form, so that "a part" never is the whole.
 */
public enum Mask {
  CLEAR,
  /** The year of a value that is understood as a day; a number of four digits alone is none. */
  YEAR_ONLY,
  /**
   * The first letter of each word: {@code A. B.} A word of one letter, or of none, is left out: its
   * initial would be all of it. Nothing where a word is written in syllables or ideographs, of
   * which one is mostly a whole name.
   */
  INITIALS,
  /** What follows the {@code @} of an e-mail address, where that is a host name and no more. */
  EMAIL_DOMAIN,
  /** The first two of at least four letters and digits. */
  FIRST_TWO,
  /** The last four of at least eight letters and digits. */
  LAST_FOUR,
  HIDDEN;

  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern HOST = Pattern.compile("[\\p{L}\\p{M}\\p{N}.-]+");

  /** What may be shown of a value; empty if nothing. */
  public Optional<String> apply(String value) {
    return Optional.ofNullable(
        switch (this) {
          case CLEAR -> value;
          case YEAR_ONLY ->
              StandardValue.yearOfDay(value)
                  .map(year -> "%04d".formatted(year.getValue()))
                  .orElse(null);
          case INITIALS -> initials(value);
          case EMAIL_DOMAIN -> emailDomain(value);
          case FIRST_TWO -> firstTwo(value);
          case LAST_FOUR -> lastFour(value);
          case HIDDEN -> null;
        });
  }

  /** As the policy writes it, for example {@code last-four}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Mask> ofCode(String code) {
    return Arrays.stream(values()).filter(mask -> mask.code().equals(code)).findFirst();
  }

  private static @Nullable String initials(String value) {
    List<String> initials = new ArrayList<>();
    // Composed, so that an accent belongs to its letter; compatible, so that a ligature is two.
    for (String word : SPACE.split(Normalizer.normalize(value, Normalizer.Form.NFKC), -1)) {
      int[] letters = word.codePoints().filter(Character::isLetter).toArray();
      if (Arrays.stream(letters).anyMatch(Mask::isSyllable)) return null;
      if (letters.length > 1) initials.add(Character.toString(letters[0]) + ".");
    }
    return initials.isEmpty() ? null : String.join(" ", initials);
  }

  /** Of scripts whose signs stand for syllables or words, cased letters aside. */
  private static boolean isSyllable(int letter) {
    return Character.isIdeographic(letter)
        || switch (Character.UnicodeScript.of(letter)) {
          case HAN,
              HANGUL,
              HIRAGANA,
              KATAKANA,
              BOPOMOFO,
              YI,
              ETHIOPIC,
              CHEROKEE,
              CANADIAN_ABORIGINAL,
              VAI ->
              true;
          default -> false;
        };
  }

  private static @Nullable String emailDomain(String value) {
    int at = value.lastIndexOf('@');
    if (at < 0 || lettersAndDigits(value.substring(0, at)).isEmpty()) return null;
    return HOST.matcher(value).region(at + 1, value.length()).matches()
        ? "***" + value.substring(at)
        : null;
  }

  private static @Nullable String firstTwo(String value) {
    String bare = lettersAndDigits(value);
    if (length(bare) < 4) return null;
    return bare.substring(0, bare.offsetByCodePoints(0, 2)) + "***";
  }

  private static @Nullable String lastFour(String value) {
    String bare = lettersAndDigits(value);
    if (length(bare) < 8) return null;
    return "***" + bare.substring(bare.offsetByCodePoints(bare.length(), -4));
  }

  /** Blanks, dashes and the like do not count: they hide nothing. */
  private static String lettersAndDigits(String value) {
    StringBuilder bare = new StringBuilder(value.length());
    Normalizer.normalize(value, Normalizer.Form.NFKC)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(bare::appendCodePoint);
    return bare.toString();
  }

  private static int length(String value) {
    return value.codePointCount(0, value.length());
  }
}
