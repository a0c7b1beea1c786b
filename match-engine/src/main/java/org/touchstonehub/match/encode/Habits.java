package org.touchstonehub.match.encode;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.touchstonehub.match.standardise.Amounts;
import org.touchstonehub.match.standardise.Dates;
import org.touchstonehub.match.standardise.Folding;
import org.touchstonehub.match.standardise.StandardValue;
import org.touchstonehub.match.standardise.ValueKind;
import org.touchstonehub.match.type.SemanticType;
import org.touchstonehub.match.type.Trait;

/**
 * How each source writes days and amounts, by attribute: what turns a value of a source into one
 * that everybody reads alike.
 */
public final class Habits {
  /** Nothing is known of any source. */
  public static final Habits UNKNOWN = new Habits(Map.of());

  private final Map<Integer, Convention> conventions;

  private Habits(Map<Integer, Convention> conventions) {
    this.conventions = Map.copyOf(conventions);
  }

  /** As a plan holds them. */
  public static Habits of(Plan plan) {
    Map<Integer, Convention> conventions = new TreeMap<>();
    for (ColumnPlan column : plan.columns()) {
      if (column.form() == ColumnPlan.Form.DATE || column.value() == ValueKind.AMOUNT) {
        conventions.put(column.attributes().get(0), column.convention());
      }
    }
    return new Habits(conventions);
  }

  /** Learns the habits of sources from the values of one column of days or amounts. */
  public static final class Learner {
    private final SemanticType type;
    private final Convention.Count count = new Convention.Count();

    public Learner(SemanticType type) {
      this.type = type;
    }

    /** Looks at a value of a source. */
    public void see(String source, String value) {
      if (type.has(Trait.DAY)) count.add(source, Dates.order(value));
      else if (type.isAmount()) count.add(source, Amounts.sign(value));
    }

    /** The habits of the column as those of the first attribute. */
    public Habits learnt() {
      boolean days = type.has(Trait.DAY);
      Convention otherwise = days ? Convention.DAY_FIRST : Convention.DECIMAL_POINT;
      return new Habits(Map.of(0, count.decided(otherwise)));
    }
  }

  /**
   * The standard form of a value of a source, to tell whether two sources agree.
   *
   * @param attribute position in the model
   */
  public String standardForm(SemanticType type, int attribute, String source, String value) {
    Convention convention = conventions.get(attribute);
    if (convention != null && type.has(Trait.DAY)) {
      return Dates.iso(value, convention.of(source));
    }
    if (type.isAmount()) {
      boolean decimalComma = convention != null && convention.of(source);
      String amount = Amounts.standardise(Folding.fold(value), decimalComma);
      return amount.isEmpty() ? type.standardForm(value) : amount;
    }
    return type.standardForm(value);
  }

  /**
   * A value of a source as it may stand beside those of others: a day in ISO 8601 where the text or
   * the source's habit tells it, else as it is written. Where no habits are known, all stand as
   * written.
   *
   * @param attribute position in the model
   */
  public String plain(SemanticType type, int attribute, String source, String value) {
    Convention convention = conventions.get(attribute);
    if (!type.has(Trait.DAY) || convention == null) return value;
    Optional<LocalDate> day =
        convention.isSure(source)
            ? StandardValue.day(value, convention.of(source))
            : StandardValue.day(value);
    return day.filter(found -> StandardValue.isDayAlone(value))
        .map(LocalDate::toString)
        .orElse(value);
  }
}
