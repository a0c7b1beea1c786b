package org.touchstonehub.policy.pdp;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a value on its way out. A partial mask shows nothing at all where the value is
 * too short or of another form, so that "a part" never is the whole.
 */
public enum Mask {
  CLEAR,
  /** The year of a date, where the value holds exactly one group of four digits. */
  YEAR_ONLY,
  /** The first letter of each word: {@code A. B.} */
  INITIALS,
  /** What follows the {@code @} of an e-mail address. */
  EMAIL_DOMAIN,
  /** The first two of at least four characters. */
  FIRST_TWO,
  /** The last four of at least eight characters. */
  LAST_FOUR,
  HIDDEN;

  private static final Pattern YEAR = Pattern.compile("(?<!\\d)\\d{4}(?!\\d)");
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

  /** What may be shown of a value; empty if nothing. */
  public Optional<String> apply(String value) {
    return Optional.ofNullable(
        switch (this) {
          case CLEAR -> value;
          case YEAR_ONLY -> year(value);
          case INITIALS -> initials(value);
          case EMAIL_DOMAIN -> emailDomain(value);
          case FIRST_TWO -> length(value) < 4 ? null : left(value, 2) + "***";
          case LAST_FOUR -> length(value) < 8 ? null : "***" + right(value, 4);
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

  private static @Nullable String year(String value) {
    Matcher years = YEAR.matcher(value);
    if (!years.find()) return null;
    String year = years.group();
    return years.find() ? null : year;
  }

  private static @Nullable String initials(String value) {
    String initials =
        SPACE
            .splitAsStream(value.strip())
            .filter(word -> !word.isEmpty())
            .map(word -> left(word, 1) + ".")
            .collect(Collectors.joining(" "));
    return initials.isEmpty() ? null : initials;
  }

  private static @Nullable String emailDomain(String value) {
    int at = value.lastIndexOf('@');
    return at < 1 || at == value.length() - 1 ? null : "***" + value.substring(at);
  }

  private static int length(String value) {
    return value.codePointCount(0, value.length());
  }

  private static String left(String value, int codePoints) {
    return value.substring(0, value.offsetByCodePoints(0, codePoints));
  }

  private static String right(String value, int codePoints) {
    return value.substring(value.offsetByCodePoints(value.length(), -codePoints));
  }
}
