package org.touchstonehub.mdm.golden;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Evaluates conditions on the typed values of one record; agrees with {@link ConditionSql}. */
public final class ConditionOnRecord {
  private final Fields fields;

  public ConditionOnRecord(Fields fields) {
    this.fields = fields;
  }

  /**
   * @param values by field name, as text; what is missing has no entry
   * @return whether the condition is true; false also where it is unknown
   * @throws org.touchstonehub.failure.InvalidInput if the condition names an unknown field or a
   *     literal of another type, wherever in the condition that is
   */
  public boolean matches(Condition condition, Map<String, String> values) {
    return condition.fold(new Evaluation(values)).orElse(false);
  }

  /** True, false, or empty for unknown: the logic of Kleene. */
  private final class Evaluation implements Condition.Cases<Optional<Boolean>> {
    private final Map<String, String> values;

    Evaluation(Map<String, String> values) {
      this.values = values;
    }

    private @Nullable Object value(Fields.Field field) {
      return field.type().typed(values.get(field.name()));
    }

    @Override
    public Optional<Boolean> compare(Condition.Compare compare) {
      Fields.Field field = fields.require(compare.field());
      Object literal = field.type().literal(field.name(), compare.value());
      Object value = value(field);
      if (value == null) return Optional.empty();
      return Optional.of(compare.operator().holds(field.type().compare(value, literal)));
    }

    @Override
    public Optional<Boolean> in(Condition.In in) {
      Fields.Field field = fields.require(in.field());
      Object value = value(field);
      boolean found = false;
      for (Literal literal : in.values()) {
        Object typed = field.type().literal(field.name(), literal);
        found |= value != null && field.type().compare(value, typed) == 0;
      }
      return value == null && !in.values().isEmpty() ? Optional.empty() : Optional.of(found);
    }

    @Override
    public Optional<Boolean> isNull(Condition.IsNull isNull) {
      return Optional.of(value(fields.require(isNull.field())) == null);
    }

    @Override
    public Optional<Boolean> spelled(Condition.Spelled spelled) {
      Fields.Search search = fields.require(spelled.field()).requireSearch();
      String wanted = search.wanted(spelled);
      String value = values.get(spelled.field());
      if (value == null) return Optional.empty();
      String form = SearchForm.of(search.type(), value);
      return Optional.of(
          switch (spelled.manner()) {
            case WHOLE -> form.equals(wanted);
            case BEGINNING -> form.startsWith(wanted);
          });
    }

    @Override
    public Optional<Boolean> and(Condition.And and) {
      return all(and.parts(), true);
    }

    @Override
    public Optional<Boolean> or(Condition.Or or) {
      return all(or.parts(), false);
    }

    /** Every part is evaluated, so that a fault in any is found. */
    private Optional<Boolean> all(java.util.List<Condition> parts, boolean neutral) {
      boolean unknown = false;
      boolean decided = false;
      for (Condition part : parts) {
        Optional<Boolean> truth = part.fold(this);
        if (truth.isEmpty()) unknown = true;
        else if (truth.get() != neutral) decided = true;
      }
      if (decided) return Optional.of(!neutral);
      return unknown ? Optional.empty() : Optional.of(neutral);
    }

    @Override
    public Optional<Boolean> not(Condition.Not not) {
      return not.part().fold(this).map(truth -> !truth);
    }
  }
}
