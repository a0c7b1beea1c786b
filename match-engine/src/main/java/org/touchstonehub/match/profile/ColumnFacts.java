package org.touchstonehub.match.profile;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.touchstonehub.match.standardise.CheckDigits;
import org.touchstonehub.match.standardise.Folding;
import org.touchstonehub.match.standardise.Placeholders;

/**
 * What the values of a column are like. Placeholders ("n/a") count as missing. Shares are of the
 * rows that have a value.
 *
 * @param rows all that were sampled
 * @param filled rows with a value that is no placeholder
 * @param distinct different values, but for case and accents
 * @param unique whether each row has a value of its own
 * @param counts whether the values are whole numbers that go up by one from row to row
 * @param words mean number of words
 * @param length mean number of characters
 * @param items mean number of parts between semicolons, bars or commas
 * @param placeholders rows for each placeholder found
 * @param frequent rows for each value that stands on very many of them, the most frequent first
 */
record ColumnFacts(
    int rows,
    int filled,
    int distinct,
    boolean unique,
    boolean counts,
    double words,
    double length,
    double items,
    Map<Shape, Double> shares,
    Map<String, Integer> placeholders,
    Map<String, Integer> frequent) {
  /** What is counted of values. */
  enum Shape {
    LETTERS,
    DIGITS,
    WHOLE,
    EMAIL,
    URL,
    AT_SIGN,
    PHONE,
    WRITTEN_PHONE,
    DATE,
    YEAR,
    MONTH,
    DAY,
    POSTCODE,
    BRITISH_POSTCODE,
    COUNTRY,
    AMOUNT,
    WRITTEN_AMOUNT,
    MEASURE,
    SIZE,
    LATITUDE,
    LONGITUDE,
    POINT,
    HOUSE_NUMBER,
    STREET_ADDRESS,
    IBAN,
    LEI,
    VAT,
    CODES,
    LEGAL_FORM,
    GIVEN_NAME,
    ORGANISATION_WORD,
    FLAG
  }

  /** Distinct values that are looked at closely: enough for shares. */
  private static final int LOOKED_AT = 20_000;

  /** Longer values are prose, whatever else they look like; and patterns take their time. */
  private static final int LONGEST = 300;

  /** A value on so many rows, and on this share of them, is worth a word. */
  private static final int FREQUENT = 20;

  private static final double FREQUENT_SHARE = 0.005;

  static ColumnFacts of(SampledColumn column) {
    return new Counting(column).facts();
  }

  double share(Shape shape) {
    return shares.getOrDefault(shape, 0.0);
  }

  /** The share of rows that have a value. */
  double fill() {
    return rows == 0 ? 0 : filled / (double) rows;
  }

  /** Distinct values for each filled row: 1 where no value repeats. */
  double distinctShare() {
    return filled == 0 ? 0 : distinct / (double) filled;
  }

  private static final class Counting {
    private final SampledColumn column;
    private final Map<Shape, Double> counted = new EnumMap<>(Shape.class);
    private final Map<String, Integer> placeholders = new TreeMap<>();
    private final Set<String> different = new HashSet<>();
    private int filled;
    private int lookedAt;
    private double words;
    private double length;
    private double items;

    Counting(SampledColumn column) {
      this.column = column;
    }

    ColumnFacts facts() {
      for (int code = 0; code < column.distinct(); code++) {
        String value = column.distinctValue(code);
        String folded = Folding.fold(value);
        int count = column.count(code);
        if (Placeholders.isPlaceholder(folded)) {
          placeholders.merge(value, count, Integer::sum);
          continue;
        }
        filled += count;
        different.add(folded);
        if (different.size() <= LOOKED_AT) look(value, folded, count);
      }
      Map<Shape, Double> shares = new EnumMap<>(Shape.class);
      counted.forEach((shape, count) -> shares.put(shape, count / lookedAt));
      int by = Math.max(1, lookedAt);
      return new ColumnFacts(
          column.rows(),
          filled,
          different.size(),
          filled == column.rows() && column.distinct() == filled,
          countsUp(),
          words / by,
          length / by,
          items / by,
          shares,
          placeholders,
          Frequent.values(column, Math.max(FREQUENT, FREQUENT_SHARE * filled)));
    }

    private void look(String value, String folded, int count) {
      lookedAt += count;
      List<String> valueWords = Folding.words(folded);
      words += count * (double) valueWords.size();
      length += count * (double) value.length();
      items += count * (double) ValueShapes.items(value).size();
      add(Shape.LETTERS, count, value.chars().anyMatch(Character::isLetter));
      add(Shape.DIGITS, count, value.chars().anyMatch(Character::isDigit));
      if (value.length() > LONGEST) return;
      add(Shape.WHOLE, count, ValueShapes.isWhole(value));
      add(Shape.EMAIL, count, ValueShapes.isEmail(value));
      add(Shape.URL, count, ValueShapes.isUrl(value));
      add(Shape.AT_SIGN, count, value.indexOf('@') >= 0);
      add(Shape.PHONE, count, ValueShapes.isPhone(value));
      add(Shape.WRITTEN_PHONE, count, ValueShapes.isWrittenPhone(value));
      add(Shape.DATE, count, ValueShapes.isDate(value));
      add(Shape.YEAR, count, ValueShapes.isYear(value));
      add(Shape.MONTH, count, ValueShapes.isUpTo(value, 12));
      add(Shape.DAY, count, ValueShapes.isUpTo(value, 31));
      add(Shape.POSTCODE, count, ValueShapes.isPostcode(value));
      add(Shape.BRITISH_POSTCODE, count, ValueShapes.isBritishPostcode(value));
      add(Shape.COUNTRY, count, ValueShapes.isCountry(folded));
      add(Shape.AMOUNT, count, ValueShapes.isAmount(value));
      add(Shape.WRITTEN_AMOUNT, count, ValueShapes.isWrittenAmount(value));
      add(Shape.MEASURE, count, ValueShapes.isMeasure(value));
      add(Shape.SIZE, count, ValueShapes.isSize(value));
      add(Shape.LATITUDE, count, ValueShapes.isDegrees(value, 90));
      add(Shape.LONGITUDE, count, ValueShapes.isDegrees(value, 180));
      add(Shape.POINT, count, ValueShapes.isPoint(value));
      add(Shape.HOUSE_NUMBER, count, ValueShapes.isHouseNumber(value));
      add(Shape.STREET_ADDRESS, count, ValueShapes.isStreetAddress(value));
      add(Shape.IBAN, count, CheckDigits.isIban(value));
      add(Shape.LEI, count, CheckDigits.isLei(value));
      add(Shape.VAT, count, ValueShapes.isVatNumber(value));
      add(Shape.CODES, count, ValueShapes.isCodes(value));
      add(Shape.LEGAL_FORM, count, ValueShapes.hasLegalForm(valueWords));
      add(Shape.GIVEN_NAME, count, ValueShapes.hasGivenName(valueWords));
      add(Shape.ORGANISATION_WORD, count, ValueShapes.hasOrganisationWord(valueWords));
      add(Shape.FLAG, count, ValueShapes.isFlag(folded));
    }

    private void add(Shape shape, int count, boolean is) {
      if (is) counted.merge(shape, (double) count, Double::sum);
    }

    private boolean countsUp() {
      if (column.rows() < 2 || column.distinct() < column.rows()) return false;
      long before = Long.MIN_VALUE;
      for (int row = 0; row < column.rows(); row++) {
        String value = column.value(row);
        if (value == null || value.length() > 15 || !ValueShapes.isWhole(value)) return false;
        long number = Long.parseLong(value);
        if (row > 0 && number != before + 1) return false;
        before = number;
      }
      return true;
    }
  }
}
