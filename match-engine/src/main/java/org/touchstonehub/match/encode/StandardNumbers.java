package org.touchstonehub.match.encode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntBinaryOperator;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.standardise.Folding;
import org.touchstonehub.match.standardise.Hashes;
import org.touchstonehub.match.type.Trait;

/**
 * Values of one attribute as numbers: two are equal where the standard forms of the values are. A
 * cell may hold several.
 */
public final class StandardNumbers {
  private static final int MISSING = -1;

  private final IntUnaryOperator count; // by record
  private final IntBinaryOperator number; // by record and place among its values
  private final IntToLongFunction hash; // by number

  private StandardNumbers(
      IntUnaryOperator count, IntBinaryOperator number, IntToLongFunction hash) {
    this.count = count;
    this.number = number;
    this.hash = hash;
  }

  private static StandardNumbers ofOne(int[] number, IntToLongFunction hash) {
    return new StandardNumbers(i -> number[i] == MISSING ? 0 : 1, (i, place) -> number[i], hash);
  }

  /**
   * @param position of the attribute in the model
   */
  public static StandardNumbers of(
      EntityModel model, int position, Plan plan, Encoded records, RecordTable table) {
    for (int c = 0; c < plan.columns().size(); c++) {
      if (!plan.columns().get(c).attributes().contains(position)) continue;
      Column column = records.columns().get(c);
      boolean alone = plan.columns().get(c).attributes().size() == 1;
      if (column instanceof ValueColumn values && alone) {
        return new StandardNumbers(values::count, values::value, values.values()::hash);
      }
      if (column instanceof DateColumn dates) {
        int[] days = dates.day().clone();
        for (int i = 0; i < days.length; i++) if (!dates.has(i, 0)) days[i] = MISSING;
        return ofOne(days, Hashes::mix);
      }
    }
    return ofTexts(model.attributes().get(position), position, records, table);
  }

  /** Names and titles are kept apart by word, and drawn together with others: so from the text. */
  private static StandardNumbers ofTexts(
      Attribute attribute, int position, Encoded records, RecordTable table) {
    Map<String, Integer> forms = new HashMap<>();
    List<Long> hashes = new ArrayList<>();
    Map<String, Integer> known = new HashMap<>();
    int[] numbers = new int[records.size()];
    for (int i = 0; i < numbers.length; i++) {
      String value = table.value(records.rows()[i], position);
      if (value == null) {
        numbers[i] = MISSING;
        continue;
      }
      numbers[i] =
          known.computeIfAbsent(
              value,
              v -> {
                String form = form(attribute, v);
                if (form.isEmpty()) return MISSING;
                return forms.computeIfAbsent(
                    form,
                    f -> {
                      hashes.add(Hashes.of(f));
                      return forms.size();
                    });
              });
    }
    return ofOne(numbers, hashes::get);
  }

  /** How many values a record has; 0 if they are missing or say nothing. */
  public int count(int record) {
    return count.applyAsInt(record);
  }

  /**
   * A value of a record as a number of this table alone.
   *
   * @param place from 0 to {@link #count} - 1
   */
  public int number(int record, int place) {
    return number.applyAsInt(record, place);
  }

  /** Of the value of a number, the same in every table. */
  public long hash(int number) {
    return hash.applyAsLong(number);
  }

  /** Words of a whole name, a title or a list stand in any order. */
  private static String form(Attribute attribute, String value) {
    String standard = attribute.type().standardForm(value);
    return attribute.type().has(Trait.IN_ANY_ORDER)
        ? String.join(" ", new TreeSet<>(Folding.words(standard)))
        : standard;
  }
}
