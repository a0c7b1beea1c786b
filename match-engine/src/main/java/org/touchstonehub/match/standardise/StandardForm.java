package org.touchstonehub.match.standardise;

import java.util.stream.Collectors;
import org.touchstonehub.match.type.SemanticType;

/** One spelling of values that mean the same, to tell whether two sources agree. */
public final class StandardForm {
  private StandardForm() {}

  /** The standard form of a value of a type; empty if it says nothing, such as "n/a". */
  public static String of(SemanticType type, String value) {
    String folded = Folding.fold(value);
    if (Placeholders.isPlaceholder(folded)) return "";
    return switch (type) {
      case DATE -> day(value, true);
      case PHONE -> orFolded(each(ValueKind.PHONE, type, value), folded);
      case EMAIL -> each(ValueKind.EMAIL, type, value);
      case POSTCODE -> each(ValueKind.POSTCODE, type, value);
      case TAX_ID, BANK_ACCOUNT, LEI, IDENTIFIER, URL -> each(ValueKind.IDENTIFIER, type, value);
      case ORGANISATION -> String.join(" ", Words.ofOrganisation(value));
      case ADDRESS -> String.join(" ", Words.ofAddress(value));
      case AMOUNT, YEAR, GEO -> folded;
      case GIVEN_NAME,
          MIDDLE_NAME,
          FAMILY_NAME,
          FULL_NAME,
          LOCALITY,
          REGION,
          COUNTRY,
          CATEGORY,
          TEXT,
          LONG_TEXT,
          PERSON_LIST,
          CODE_LIST ->
          String.join(" ", Folding.words(folded));
    };
  }

  /** Several values of a cell in one order. */
  private static String each(ValueKind kind, SemanticType type, String value) {
    return Several.of(kind, value).stream()
        .map(one -> ColumnEncoder.standardise(kind, type, one))
        .filter(one -> !one.isEmpty())
        .distinct()
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private static String orFolded(String standard, String folded) {
    return standard.isEmpty() ? folded : standard;
  }

  static String day(String value, boolean dayFirst) {
    int day = Dates.parse(value, dayFirst);
    return day == 0 ? "" : "%04d-%02d-%02d".formatted(day / 10000, day / 100 % 100, day % 100);
  }
}
