package org.touchstonehub.sharing.golden;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.mdm.golden.ColumnType;
import org.touchstonehub.mdm.golden.Condition;
import org.touchstonehub.mdm.golden.Condition.Spelled.Manner;
import org.touchstonehub.mdm.golden.Fields;
import org.touchstonehub.mdm.golden.Literal;
import org.touchstonehub.sharing.describe.TakesFilters;
import org.touchstonehub.sharing.problem.Repeated;

/**
 * A caller's search, from query parameters: {@code filter[attribute]=value}, {@code
 * filter[attribute][ge]=value}. The brackets keep attributes apart from parameters, whatever a
 * model calls them. All must hold; a parameter given several times asks for one of its values.
 *
 * <p>Without an operator a text is looked for however it is written: in its standard form, whatever
 * its case and accents; so it is with {@code [prefix]}. The other operators compare texts as they
 * are written.
 *
 * @param fields the attributes that the condition looks at
 */
record Filters(Condition condition, Set<String> fields) {
  private static final Pattern WITH_OPERATOR =
      Pattern.compile("filter\\[(.+)\\]\\[(eq|ne|lt|le|gt|ge|missing|prefix)\\]", Pattern.DOTALL);
  private static final Pattern PLAIN = Pattern.compile("filter\\[(.+)\\]", Pattern.DOTALL);

  /**
   * @param known the attributes of the domain with their types
   * @param others the names of the other parameters of the resource
   * @throws InvalidInput for a parameter, attribute or value that is not one
   */
  static Filters of(Map<String, List<String>> query, Fields known, Set<String> others) {
    List<Condition> parts = new ArrayList<>();
    Set<String> fields = new TreeSet<>();
    query.forEach(
        (name, values) -> {
          if (others.contains(name)) {
            return;
          }
          Matcher operator = WITH_OPERATOR.matcher(name);
          Matcher plain = PLAIN.matcher(name);
          if (operator.matches()) {
            parts.add(part(known.require(operator.group(1)), operator.group(2), values));
            fields.add(operator.group(1));
          } else if (plain.matches()) {
            refuseUnknownOperator(plain.group(1), known);
            parts.add(part(known.require(plain.group(1)), "", values));
            fields.add(plain.group(1));
          } else {
            throw unknown(name, others);
          }
        });
    return new Filters(new Condition.And(parts), fields);
  }

  /** Else {@code filter[city][like]} would be told of a field "city][like" that is not there. */
  private static void refuseUnknownOperator(String name, Fields known) {
    int between = name.lastIndexOf("][");
    if (between > 0
        && !known.names().contains(name)
        && known.names().contains(name.substring(0, between))) {
      throw new InvalidInput(
          "condition",
          "There is no comparison '%s'; known are eq, ne, lt, le, gt, ge, prefix and missing."
              .formatted(name.substring(between + 2)));
    }
  }

  private static Condition part(Fields.Field field, String operator, List<String> values) {
    if (values.size() > TakesFilters.MOST_VALUES) {
      throw new InvalidInput(
          "condition",
          "The filter on '%s' has %d values; at most %d are taken."
              .formatted(field.name(), values.size(), TakesFilters.MOST_VALUES));
    }
    if (operator.equals("missing")) {
      Condition missing = new Condition.IsNull(field.name());
      return flag(field, values.get(0)) ? missing : Condition.not(missing);
    }
    if (operator.equals("prefix")) return spelled(field, Manner.BEGINNING, values);
    if (operator.isEmpty() && field.type() == ColumnType.TEXT) {
      return spelled(field, Manner.WHOLE, values);
    }
    List<Literal> literals = values.stream().map(value -> literal(field, value)).toList();
    boolean isEqual = operator.isEmpty() || operator.equals("eq");
    if (isEqual && field.type() == ColumnType.TEXT) return written(field, literals, values);
    if (isEqual && literals.size() > 1) return new Condition.In(field.name(), literals);
    Condition.Operator compare =
        isEqual
            ? Condition.Operator.EQ
            : Condition.Operator.valueOf(operator.toUpperCase(Locale.ROOT));
    return new Condition.And(
        literals.stream()
            .<Condition>map(literal -> new Condition.Compare(compare, field.name(), literal))
            .toList());
  }

  private static Condition spelled(Fields.Field field, Manner manner, List<String> values) {
    return new Condition.Or(
        values.stream()
            .<Condition>map(value -> new Condition.Spelled(field.name(), manner, value))
            .toList());
  }

  /** What is written alike is spelled alike, which the index knows. */
  private static Condition written(
      Fields.Field field, List<Literal> literals, List<String> values) {
    return Condition.and(
        spelled(field, Manner.WHOLE, values), new Condition.In(field.name(), literals));
  }

  private static Literal literal(Fields.Field field, String value) {
    return switch (field.type()) {
      case TEXT, DATE -> Literal.of(value);
      case INTEGER, NUMBER -> Literal.of(number(field, value));
      case FLAG -> Literal.of(flag(field, value));
    };
  }

  private static BigDecimal number(Fields.Field field, String value) {
    if (value.length() <= 64) {
      try {
        return new BigDecimal(value);
      } catch (NumberFormatException notANumber) {
        // Told below.
      }
    }
    throw wrongValue(field, "a number, such as 12.5");
  }

  private static boolean flag(Fields.Field field, String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrongValue(field, "true or false");
    };
  }

  private static InvalidInput wrongValue(Fields.Field field, String wanted) {
    return new InvalidInput(
        "condition", "The filter on '%s' takes %s.".formatted(field.name(), wanted));
  }

  private static InvalidInput unknown(String name, Set<String> others) {
    return new InvalidInput(
        "unknown-parameter",
        "There is no parameter '%s'; known are %s and filter[attribute], with [eq], [ne], [lt], [le],"
                .formatted(Repeated.name(name), new TreeSet<>(others))
            + " [gt], [ge], [prefix] or [missing] after it.");
  }
}
