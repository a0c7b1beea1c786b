package org.touchstonehub.match.standardise;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The form in which consumers exchange a value, where its type has one and the value leaves no
 * doubt: a day as ISO 8601, a country as ISO 3166-1 alpha-2, a phone number as E.164, an account as
 * its IBAN, an amount as a plain number. It depends on the type and the text alone. What can be
 * read in two ways has none: nothing is guessed.
 */
public final class StandardValue {
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
  private static final Pattern ISO = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern EIGHT = Pattern.compile("\\d{8}");
  private static final Pattern FOUR = Pattern.compile("\\d{4}");
  private static final Pattern MONTH = Pattern.compile("0?[1-9]|1[0-2]");
  private static final Pattern TIME = Pattern.compile("\\d{2}|\\d{2}z|\\d{3,9}z?");
  private static final Pattern DOTTED = Pattern.compile("\\d{1,2}\\.\\s?\\d{1,2}\\.\\s?\\d{4}");
  private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");
  private static final Pattern SIGNS = Pattern.compile("[\\p{Sc}\\s\\p{Z}'’]");
  private static final Pattern AMOUNT = Pattern.compile("([+-]?)(\\d{1,30})(?:\\.(\\d{1,30}))?");
  private static final Pattern GROUPED =
      Pattern.compile("[+-]?\\d{1,3}(?:([.,])\\d{3})(?:\\1\\d{3})*(?:(?!\\1)[.,]\\d{1,30})?");

  private StandardValue() {}

  /**
   * The day that a text tells. Day and month must be told apart: by their order in ISO 8601, by a
   * month's name, by dots (day first, as everybody writes it who writes dots), or because only one
   * of them can be a month; the year has four digits.
   */
  public static Optional<LocalDate> day(String written) {
    return day(written, false, true);
  }

  /**
   * The same, where it is known how the source writes days that can be read in two ways.
   *
   * @param dayFirst whether 03/04/1980 is in April
   */
  public static Optional<LocalDate> day(String written, boolean dayFirst) {
    return day(written, true, dayFirst);
  }

  /** Whether a text that tells a day tells no time with it. */
  public static boolean isDayAlone(String written) {
    return Folding.words(Folding.fold(written)).size() <= 3 && written.indexOf(':') < 0;
  }

  /** The year of a day, also where it is open which number is the month. */
  public static Optional<Year> yearOfDay(String written) {
    return day(written, true, true).map(day -> Year.of(day.getYear()));
  }

  /**
   * @param either reads it also where both numbers could be the month
   * @param dayFirst which is the day then
   */
  private static Optional<LocalDate> day(String written, boolean either, boolean dayFirst) {
    String text = written.strip();
    if (ISO.matcher(text).matches() || EIGHT.matcher(text).matches()) {
      return existing(Integer.parseInt(text.replace("-", "")));
    }
    List<String> parts = Folding.words(Folding.fold(text));
    if (parts.size() < 3 || !parts.stream().skip(3).allMatch(TIME.asMatchPredicate())) {
      return Optional.empty();
    }
    boolean yearFirst = FOUR.matcher(parts.get(0)).matches();
    if (!yearFirst && !FOUR.matcher(parts.get(2)).matches()) return Optional.empty();
    boolean isOpen = !yearFirst && !DOTTED.matcher(text).lookingAt() && isOpen(parts);
    return isOpen && !either ? Optional.empty() : existing(Dates.parse(text, dayFirst || !isOpen));
  }

  /** Whether either of the first two parts may be the month, and it would be another day. */
  private static boolean isOpen(List<String> parts) {
    String first = parts.get(0);
    String second = parts.get(1);
    return MONTH.matcher(first).matches()
        && MONTH.matcher(second).matches()
        && Integer.parseInt(first) != Integer.parseInt(second);
  }

  private static Optional<LocalDate> existing(int packed) {
    int year = packed / 10_000;
    if (year < 1 || year > 9_999) return Optional.empty();
    try {
      return Optional.of(LocalDate.of(year, packed / 100 % 100, packed % 100));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  /** Only a number with its country's code: what a national one stands for depends on where. */
  public static Optional<String> phone(String text) {
    String digits = Folding.digits(text);
    boolean international = text.startsWith("+") || (text.startsWith("00") && digits.length() > 9);
    if (!international) return Optional.empty();
    String written = text.startsWith("+") ? text : "+" + text.substring(2);
    try {
      PhoneNumber number = NUMBERS.parse(written, null);
      return NUMBERS.isValidNumber(number) && !number.hasExtension()
          ? Optional.of(NUMBERS.format(number, PhoneNumberFormat.E164))
          : Optional.empty();
    } catch (NumberParseException notANumber) {
      return Optional.empty();
    }
  }

  /** An address, without the scheme of a link. */
  public static Optional<String> email(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    String address = lower.startsWith("mailto:") ? lower.substring(7) : lower;
    return Optional.of(address).filter(EMAIL.asMatchPredicate());
  }

  /** Without blanks and hyphens, in capitals. */
  public static String compact(String text) {
    return text.replaceAll("[\\s\\p{Z}-]", "").toUpperCase(Locale.ROOT);
  }

  /**
   * The number that an amount says, without its currency's sign. A point alone is the decimal one;
   * a comma is, unless exactly three digits follow, which may as well be thousands.
   */
  public static Optional<BigDecimal> amount(String written) {
    String text = SIGNS.matcher(written).replaceAll("");
    if (AMOUNT.matcher(text).matches()) return Optional.of(new BigDecimal(text));
    List<String> parts = List.of(text.split(",", -1));
    if (parts.size() == 2 && text.indexOf('.') < 0 && parts.get(1).length() != 3) {
      return plain(parts.get(0) + "." + parts.get(1));
    }
    if (!GROUPED.matcher(text).matches()) return Optional.empty();
    int point = text.lastIndexOf('.');
    int comma = text.lastIndexOf(',');
    if (point < 0 || comma < 0) {
      // Several of one sign are thousands; one alone may be either.
      boolean several = text.indexOf('.') != point || text.indexOf(',') != comma;
      return several ? plain(text.replaceAll("[.,]", "")) : Optional.empty();
    }
    int decimal = Math.max(point, comma);
    return plain(
        text.substring(0, decimal).replaceAll("[.,]", "") + "." + text.substring(decimal + 1));
  }

  private static Optional<BigDecimal> plain(String text) {
    return AMOUNT.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }
}
