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
    Writer writer = new Writer(fields);
    String text = condition.fold(writer);
    return new ConditionSql(text, writer.parameters);
  }

  private static final class Writer implements Condition.Cases<String> {
    private final Fields fields;
    private final Map<String, Object> parameters = new HashMap<>();
    private int count;

    Writer(Fields fields) {
      this.fields = fields;
    }

    private String expression(Fields.Field field) {
      parameters.putAll(field.parameters());
      return "(" + field.sql() + ")";
    }

    private String parameter(Object value) {
      String name = "condition" + count++;
      parameters.put(name, value);
      return ":" + name;
    }

    @Override
    public String compare(Condition.Compare compare) {
      Fields.Field field = fields.require(compare.field());
      Object literal = field.type().literal(field.name(), compare.value());
      return "(%s %s %s)"
          .formatted(expression(field), compare.operator().sql(), cast(field.type(), literal));
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
      return "(%s = any(%s))".formatted(expression(field), parameter(array));
    }

    @Override
    public String isNull(Condition.IsNull isNull) {
      return "(%s is null)".formatted(expression(fields.require(isNull.field())));
    }

    @Override
    public String spelled(Condition.Spelled spelled) {
      Fields.Field field = fields.require(spelled.field());
      Fields.Search search = field.requireSearch();
      parameters.putAll(field.parameters());
      String form = "(" + search.sql() + ")";
      String wanted = search.wanted(spelled);
      if (spelled.manner() == Condition.Spelled.Manner.WHOLE) {
        return "(%s = %s)".formatted(form, cast(ColumnType.TEXT, wanted));
      }
      // As a range, which an index serves; what begins with a text lies right behind it.
      String from = "%s >= %s".formatted(form, cast(ColumnType.TEXT, wanted));
      return CodePoints.after(wanted)
          .map(to -> "(%s and %s < %s)".formatted(from, form, cast(ColumnType.TEXT, to)))
          .orElse("(" + from + ")");
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
      return "(not " + not.part().fold(this) + ")";
    }
  }
}
