package org.touchstonehub.match.profile;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.touchstonehub.match.standardise.Dates;
import org.touchstonehub.match.standardise.Folding;
import org.touchstonehub.match.standardise.LegalForms;

/** What single values look like. A value may look like several things. */
final class ValueShapes {
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@;,]+@[^\\s@;,]+\\.[\\p{L}]{2,}", Pattern.CASE_INSENSITIVE);
  private static final Pattern URL =
      Pattern.compile(
          "(https?://|www\\.)\\S+|[\\p{L}\\d-]+(\\.[\\p{L}\\d-]+)*\\.(com|org|net|edu|gov|info|eu|de|at|ch|fr|es|it|nl|be|uk|us|io|biz|example)(/\\S*)?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern PHONE = Pattern.compile("\\+?[\\d\\s()/.\\-–]+(x|ext\\.?)?\\s?\\d*");

  /** What stands behind a number that leads into a house. */
  private static final Pattern EXTENSION =
      Pattern.compile(
          "\\s*[,;]?\\s*(extension|ext|x|#|durchwahl|dw|poste|interno|int|toestel|anexo)\\s*[.:=]?\\s*\\d{1,6}$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern SEVERAL_EMAILS = Pattern.compile(";|,|\\||:::|/|\\s+and\\s+");
  private static final Pattern SEVERAL_PHONES = Pattern.compile(";|,|\\||:::|\\s/\\s");
  private static final int MOST_OF_PHONES = 200;
  private static final Pattern POSTCODE =
      Pattern.compile(
          "[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}|([A-Z]{1,2}-)?\\d{3,6}(-\\d{3,4})?|\\d{4} ?[A-Z]{2}|\\d{2}-\\d{3}|[A-Z]\\d[A-Z] ?\\d[A-Z]\\d|\\d{3} \\d{2}",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BRITISH_POSTCODE =
      Pattern.compile("[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}", Pattern.CASE_INSENSITIVE);
  private static final Pattern AMOUNT =
      Pattern.compile(
          "([\\p{Sc}]|[A-Z]{2,3}\\$?)?\\s?-?\\d{1,3}([.,' ]?\\d{3})*([.,]\\d{1,4})?\\s?(\\p{Sc}|[A-Z]{2,3}|%)?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern MEASURE =
      Pattern.compile(
          "\\d+([.,]\\d+)?\\s?(mg|g|kg|t|oz|lbs?|ml|cl|l|mm|cm|m|km|in|ft|m2|m²|sqm|mb|gb|tb|mhz|ghz|w|kw|hp|v|mah|min|h)\\.?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SIZE =
      Pattern.compile(
          "\\d+([.,]\\d+)?(\\s?\\p{L}{0,6}[\"']?\\s?[x×*]\\s?\\d+([.,]\\d+)?){1,2}\\s?(\\p{L}{1,12}\\.?|[\"'])?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern DECIMAL = Pattern.compile("[-+]?\\d+([.,]\\d+)?");
  private static final Pattern POINT =
      Pattern.compile("\\(?-?\\d{1,2}\\.\\d+\\s*[,; ]\\s*-?\\d{1,3}\\.\\d+\\)?");
  private static final Pattern HOUSE_NUMBER =
      Pattern.compile("\\d{1,5}\\s?[\\p{L}]{0,3}(\\s?[-/]\\s?\\d{0,4}\\s?\\p{L}?)?");
  private static final Pattern NUMBER_THEN_STREET =
      Pattern.compile("(?!(19|20)\\d\\d\\b)\\d{1,6}\\p{L}?[,]? +[\\p{L}\\d].*\\p{L}{2}.*");
  private static final Pattern STREET_THEN_NUMBER =
      Pattern.compile("\\p{L}[^\\d]{3,}[ ,.]+\\d{1,5} ?\\p{L}{0,2}(\\s?[-/]\\s?\\d+\\s?\\p{L}?)?");
  private static final Pattern VAT =
      Pattern.compile(
          "(AT ?U|BE ?[01]|BG|CY|CZ|DE|DK|EE|EL|ES ?[A-Z]?|FI|FR ?[A-Z\\d]{2}|GB|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK|CHE-?)[ .]?\\d[\\d .]{6,13}[A-Z]{0,3}\\d{0,2}",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern CODE = Pattern.compile("[\\p{L}\\d][\\p{L}\\d/.:-]{0,14}");
  private static final Set<String> FLAGS =
      Set.of(
          "0", "1", "y", "n", "j", "yes", "no", "true", "false", "t", "f", "x", "ja", "nein", "oui",
          "non", "si", "nee", "s", "o", "v", "wahr", "falsch", "vrai", "faux");
  private static final Set<String> COUNTRIES = countries();
  private static final int FIRST_YEAR = 1000;
  private static final int LAST_YEAR = 2100;

  private ValueShapes() {}

  /** An address, with or without the name of its owner, or several. */
  static boolean isEmail(String value) {
    return EMAIL.matcher(value).matches()
        || (value.indexOf('@') > 0 && each(value, SEVERAL_EMAILS, ValueShapes::isOneEmail));
  }

  private static boolean isOneEmail(String value) {
    String plain = value.replaceFirst("(?i)^mailto:", "");
    int open = plain.lastIndexOf('<');
    if (open >= 0 && plain.endsWith(">")) plain = plain.substring(open + 1, plain.length() - 1);
    return EMAIL.matcher(plain.strip()).matches();
  }

  private static boolean each(String value, Pattern between, Predicate<String> is) {
    List<String> items =
        between.splitAsStream(value).map(String::strip).filter(item -> !item.isEmpty()).toList();
    return !items.isEmpty() && items.stream().allMatch(is);
  }

  static boolean isUrl(String value) {
    return URL.matcher(value).matches();
  }

  /** Digits as a phone number has them, with or without the signs between; or several. */
  static boolean isPhone(String value) {
    return isOnePhone(value)
        || (value.length() <= MOST_OF_PHONES
            && each(value, SEVERAL_PHONES, ValueShapes::isOnePhone));
  }

  private static boolean isOnePhone(String withExtension) {
    String value = EXTENSION.matcher(withExtension).replaceFirst("");
    int digits = Folding.digits(value).length();
    return digits >= 5 && digits <= 16 && PHONE.matcher(value).matches();
  }

  /** A phone number that cannot be a mere number: it has signs between its digits, or a plus. */
  static boolean isWrittenPhone(String value) {
    return isOneWrittenPhone(value)
        || (value.length() <= MOST_OF_PHONES
            && each(value, SEVERAL_PHONES, ValueShapes::isOneWrittenPhone));
  }

  private static boolean isOneWrittenPhone(String value) {
    return isOnePhone(value)
        && Folding.digits(value).length() >= 7
        && (value.startsWith("+") || value.startsWith("(") || value.startsWith("0"))
        && (value.startsWith("+") || !DECIMAL.matcher(value).matches() || value.length() >= 9)
        && !isDate(value);
  }

  static boolean isDate(String value) {
    if (value.length() < 6 || value.length() > 30) return false;
    int day = Dates.parse(value, true);
    return day != 0
        && day / 100 % 100 <= 31
        && day % 100 <= 31
        && day / 10000 >= FIRST_YEAR
        && day / 10000 <= LAST_YEAR;
  }

  static boolean isYear(String value) {
    if (value.length() != 4 || !isWhole(value)) return false;
    int year = Integer.parseInt(value);
    return year >= FIRST_YEAR && year <= LAST_YEAR;
  }

  /** Whether it is a whole number from 1 to the last. */
  static boolean isUpTo(String value, int last) {
    if (value.length() > 2 || !isWhole(value)) return false;
    int number = Integer.parseInt(value);
    return number >= 1 && number <= last;
  }

  static boolean isWhole(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) < '0' || value.charAt(i) > '9') return false;
    }
    return !value.isEmpty();
  }

  static boolean isPostcode(String value) {
    return POSTCODE.matcher(value).matches();
  }

  static boolean isBritishPostcode(String value) {
    return BRITISH_POSTCODE.matcher(value).matches();
  }

  static boolean isCountry(String folded) {
    return COUNTRIES.contains(folded);
  }

  static boolean isAmount(String value) {
    return AMOUNT.matcher(value).matches();
  }

  /** A number with its unit: {@code 500 mg}. */
  static boolean isMeasure(String value) {
    return MEASURE.matcher(value).matches();
  }

  /** Two or three lengths: {@code 8.6 x 4.0 x 1.2 inches}. */
  static boolean isSize(String value) {
    return SIZE.matcher(value).matches();
  }

  /** An amount with a currency or with decimals. */
  static boolean isWrittenAmount(String value) {
    return isAmount(value) && !isWhole(value);
  }

  static boolean isDegrees(String value, double most) {
    if (!DECIMAL.matcher(value).matches()) return false;
    double degrees = Double.parseDouble(value.replace(',', '.'));
    return degrees >= -most && degrees <= most;
  }

  static boolean isPoint(String value) {
    return POINT.matcher(value).matches();
  }

  static boolean isHouseNumber(String value) {
    return HOUSE_NUMBER.matcher(value).matches();
  }

  static boolean isStreetAddress(String value) {
    return NUMBER_THEN_STREET.matcher(value).matches()
        || STREET_THEN_NUMBER.matcher(value).matches();
  }

  static boolean isVatNumber(String value) {
    return VAT.matcher(value).matches();
  }

  static boolean isFlag(String folded) {
    return FLAGS.contains(folded);
  }

  static boolean hasLegalForm(List<String> words) {
    // a name may begin with a word that is also a form
    for (int i = 1; i < words.size(); i++) {
      if (LegalForms.isLegalForm(words.get(i))) return true;
    }
    return false;
  }

  static boolean hasOrganisationWord(List<String> words) {
    return words.stream().anyMatch(Vocabulary::isOfOrganisations);
  }

  static boolean hasGivenName(List<String> words) {
    return words.stream().anyMatch(Vocabulary::isGivenName);
  }

  /** The parts of a value that holds several, or the value alone. */
  static List<String> items(String value) {
    String by = value.indexOf(';') >= 0 ? ";" : value.indexOf('|') >= 0 ? "\\|" : ",";
    return List.of(value.split(by, -1));
  }

  /** Several codes, each a word with a digit or all capitals. */
  static boolean isCodes(String value) {
    return items(value).stream()
        .map(String::strip)
        .allMatch(
            item ->
                CODE.matcher(item).matches()
                    && (item.chars().anyMatch(Character::isDigit)
                        || item.equals(item.toUpperCase(Locale.ROOT))));
  }

  private static Set<String> countries() {
    Set<String> names = new HashSet<>(Set.of("uk", "usa", "england", "scotland", "wales"));
    List<Locale> languages =
        List.of("en", "de", "fr", "es", "it", "nl", "pl", "pt").stream()
            .map(Locale::forLanguageTag)
            .toList();
    for (String code : Locale.getISOCountries()) {
      Locale country = new Locale.Builder().setRegion(code).build();
      names.add(code.toLowerCase(Locale.ROOT));
      names.add(country.getISO3Country().toLowerCase(Locale.ROOT));
      for (Locale language : languages) {
        names.add(Folding.fold(country.getDisplayCountry(language)));
      }
    }
    return names;
  }
}
