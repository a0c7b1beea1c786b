package org.touchstonehub.match.standardise;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.RecordTable;

/** Values of one attribute as numbers: two are equal where the standard forms of the values are. */
public final class StandardNumbers {
  private StandardNumbers() {}

  /**
   * By record; -1 where the value is missing or says nothing.
   *
   * @param position of the attribute in the model
   */
  public static int[] of(
      EntityModel model, int position, Plan plan, Encoded records, RecordTable table) {
    for (int c = 0; c < plan.columns().size(); c++) {
      if (!plan.columns().get(c).attributes().contains(position)) continue;
      Column column = records.columns().get(c);
      if (column instanceof ValueColumn values) return values.value();
      if (column instanceof DateColumn dates) {
        return Arrays.stream(dates.day()).map(day -> day == 0 ? -1 : day).toArray();
      }
    }
    return ofTexts(model.attributes().get(position), position, records, table);
  }

  /** Names and titles are kept apart by word, and drawn together with others: so from the text. */
  private static int[] ofTexts(
      Attribute attribute, int position, Encoded records, RecordTable table) {
    Map<String, Integer> forms = new HashMap<>();
    Map<String, Integer> known = new HashMap<>();
    int[] numbers = new int[records.size()];
    for (int i = 0; i < numbers.length; i++) {
      String value = table.value(records.rows()[i], position);
      numbers[i] =
          value == null ? -1 : known.computeIfAbsent(value, v -> number(form(attribute, v), forms));
    }
    return numbers;
  }

  private static int number(String form, Map<String, Integer> forms) {
    if (form.isEmpty()) return -1;
    return forms.computeIfAbsent(form, f -> forms.size());
  }

  /** Words of a whole name, a title or a list stand in any order. */
  private static String form(Attribute attribute, String value) {
    String standard = StandardForm.of(attribute.type(), value);
    return switch (attribute.type()) {
      case FULL_NAME, ORGANISATION, TEXT, ADDRESS, PERSON_LIST, CODE_LIST ->
          String.join(" ", new TreeSet<>(Folding.words(standard)));
      case GIVEN_NAME,
          MIDDLE_NAME,
          FAMILY_NAME,
          DATE,
          YEAR,
          PHONE,
          EMAIL,
          LOCALITY,
          REGION,
          POSTCODE,
          COUNTRY,
          GEO,
          TAX_ID,
          BANK_ACCOUNT,
          LEI,
          IDENTIFIER,
          URL,
          CATEGORY,
          LONG_TEXT,
          AMOUNT ->
          standard;
    };
  }
}
