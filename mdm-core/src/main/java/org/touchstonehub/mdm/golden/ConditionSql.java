package org.touchstonehub.mdm.golden;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A condition as SQL over a projection table with the alias {@code golden}; agrees with {@link
 * ConditionOnRecord}. Values are parameters, names come from {@link Fields} alone.
 *
 * @param text a boolean expression
 * @param parameters by name
 */
public record ConditionSql(String text, Map<String, Object> parameters) {
  public ConditionSql {
    parameters = Map.copyOf(parameters);
  }

  /**
   * @throws org.touchstonehub.failure.InvalidInput if the condition names an unknown field or a
   *     literal of another type
   */
  public static ConditionSql of(Condition condition, Fields fields) {
    return new ConditionSql("true", Map.of()).and(condition, fields);
  }

  /**
   * This and another condition, which may know its fields otherwise.
   *
   * @throws org.touchstonehub.failure.InvalidInput if the condition names an unknown field or a
   *     literal of another type
   */
  ConditionSql and(Condition condition, Fields fields) {
    Writer writer = new Writer(fields, parameters);
    String more = condition.fold(writer);
    String both = text.equals("true") ? more : "(%s and %s)".formatted(text, more);
    return new ConditionSql(both, writer.parameters);
  }

  private static final class Writer implements Condition.Cases<String> {
    private final Fields fields;
    private final Map<String, Object> parameters;
    private boolean isNegated;

    Writer(Fields fields, Map<String, Object> parameters) {
      this.fields = fields;
      this.parameters = new HashMap<>(parameters);
    }

    private String expression(Fields.Field field) {
      parameters.putAll(field.parameters());
      return "(" + field.sql() + ")";
    }

    private String parameter(Object value) {
      String name = "condition" + parameters.size();
      parameters.put(name, value);
      return ":" + name;
    }

    /**
     * A comparison that is unknown where the value is withheld: written as what does not select,
     * negated or not, so that an index on the value still serves it.
     */
    private String known(Fields.Field field, String comparison) {
      if (field.withheld() == null) return comparison;
      return (isNegated ? "(%s or %s)" : "(%s and not %s)").formatted(comparison, field.withheld());
    }

    @Override
    public String compare(Condition.Compare compare) {
      Fields.Field field = fields.require(compare.field());
      Object literal = field.type().literal(field.name(), compare.value());
      return known(
          field,
          "(%s %s %s)"
              .formatted(expression(field), compare.operator().sql(), cast(field.type(), literal)));
    }

    /** Numbers as numeric, also beside an integer column: 3.5 is no integer but can be compared. */
    private String cast(ColumnType type, Object literal) {
      String sqlType =
          switch (type) {
            case TEXT -> "text) collate \"C\"";
            case DATE -> "date)";
            case INTEGER, NUMBER -> "numeric)";
            case FLAG -> "boolean)";
          };
      return "cast(" + parameter(literal) + " as " + sqlType;
    }

    @Override
    public String in(Condition.In in) {
      Fields.Field field = fields.require(in.field());
      List<Object> literals = new ArrayList<>();
      for (Literal literal : in.values()) {
        literals.add(field.type().literal(field.name(), literal));
      }
      if (literals.isEmpty()) return "false";
      Object[] array =
          switch (field.type()) {
            case TEXT -> literals.toArray(new String[0]);
            case DATE -> literals.toArray(new LocalDate[0]);
            case INTEGER, NUMBER -> literals.toArray(new BigDecimal[0]);
            case FLAG -> literals.toArray(new Boolean[0]);
          };
      return known(field, "(%s = any(%s))".formatted(expression(field), parameter(array)));
    }

    @Override
    public String isNull(Condition.IsNull isNull) {
      Fields.Field field = fields.require(isNull.field());
      String missing = expression(field) + " is null";
      return field.withheld() == null
          ? "(" + missing + ")"
          : "(%s or %s)".formatted(missing, field.withheld());
    }

    @Override
    public String spelled(Condition.Spelled spelled) {
      Fields.Field field = fields.require(spelled.field());
      Fields.Search search = field.requireSearch();
      parameters.putAll(field.parameters());
      String form = "(" + search.sql() + ")";
      String wanted = search.wanted(spelled);
      if (spelled.manner() == Condition.Spelled.Manner.WHOLE) {
        return known(field, "(%s = %s)".formatted(form, cast(ColumnType.TEXT, wanted)));
      }
      // As a range, which an index serves; what begins with a text lies right behind it.
      String from = "%s >= %s".formatted(form, cast(ColumnType.TEXT, wanted));
      return known(
          field,
          CodePoints.after(wanted)
              .map(to -> "(%s and %s < %s)".formatted(from, form, cast(ColumnType.TEXT, to)))
              .orElse("(" + from + ")"));
    }

    @Override
    public String and(Condition.And and) {
      return joined(and.parts(), " and ", "true");
    }

    @Override
    public String or(Condition.Or or) {
      return joined(or.parts(), " or ", "false");
    }

    private String joined(List<Condition> parts, String with, String neutral) {
      if (parts.isEmpty()) return neutral;
      List<String> texts = new ArrayList<>();
      for (Condition part : parts) texts.add(part.fold(this));
      return "(" + String.join(with, texts) + ")";
    }

    @Override
    public String not(Condition.Not not) {
      isNegated = !isNegated;
      String part = not.part().fold(this);
      isNegated = !isNegated;
      return "(not " + part + ")";
    }
  }
}
