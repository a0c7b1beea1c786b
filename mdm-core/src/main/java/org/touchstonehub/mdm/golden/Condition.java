package org.touchstonehub.mdm.golden;

import java.util.Arrays;
import java.util.List;

/**
 * Which records: a small closed set of conditions, a subset of UCAST and {@link Spelled} for
 * callers, that can be evaluated on one record ({@link ConditionOnRecord}) and written as SQL
 * ({@link ConditionSql}) with the same answer.
 *
 * <p>The logic has three values, as in SQL: a comparison with a missing value is neither true nor
 * false, and neither is its negation, so a record that lacks the value is selected by neither. Only
 * {@link IsNull} asks for missing values. What is not true selects nothing.
 */
public sealed interface Condition {
  /** Every record. */
  Condition ALL = new And(List.of());

  /** How a field is compared with a literal. */
  enum Operator {
    EQ("eq", "="),
    NE("ne", "<>"),
    LT("lt", "<"),
    LE("le", "<="),
    GT("gt", ">"),
    GE("ge", ">=");

    private final String code;
    private final String sql;

    Operator(String code, String sql) {
      this.code = code;
      this.sql = sql;
    }

    /** As in UCAST. */
    public String code() {
      return code;
    }

    String sql() {
      return sql;
    }

    /**
     * @param order below, at or above zero, as of a comparator
     */
    boolean holds(int order) {
      return switch (this) {
        case EQ -> order == 0;
        case NE -> order != 0;
        case LT -> order < 0;
        case LE -> order <= 0;
        case GT -> order > 0;
        case GE -> order >= 0;
      };
    }
  }

  record Compare(Operator operator, String field, Literal value) implements Condition {
    @Override
    public <R> R fold(Cases<R> cases) {
      return cases.compare(this);
    }
  }

  /** The field equals one of the values; false where there is none. */
  record In(String field, List<Literal> values) implements Condition {
    public In {
      values = List.copyOf(values);
    }

    @Override
    public <R> R fold(Cases<R> cases) {
      return cases.in(this);
    }
  }

  /** The value is missing, or its text is not of the type of the field. */
  record IsNull(String field) implements Condition {
    @Override
    public <R> R fold(Cases<R> cases) {
      return cases.isNull(this);
    }
  }

  /**
   * The search form of the field is that of the text, or begins with it. Only a caller's own
   * condition has it: {@link ConditionJson} reads it from nowhere, so a policy cannot.
   */
  record Spelled(String field, Manner manner, String text) implements Condition {
    /** What part of the value is looked at. */
    public enum Manner {
      WHOLE,
      BEGINNING
    }

    public Spelled {
      Literal.of(text); // refuses what no record can hold
    }

    @Override
    public <R> R fold(Cases<R> cases) {
      return cases.spelled(this);
    }
  }

  /** All hold; true where there is none. */
  record And(List<Condition> parts) implements Condition {
    public And {
      parts = List.copyOf(parts);
    }

    @Override
    public <R> R fold(Cases<R> cases) {
      return cases.and(this);
    }
  }

  /** At least one holds; false where there is none. */
  record Or(List<Condition> parts) implements Condition {
    public Or {
      parts = List.copyOf(parts);
    }

    @Override
    public <R> R fold(Cases<R> cases) {
      return cases.or(this);
    }
  }

  record Not(Condition part) implements Condition {
    @Override
    public <R> R fold(Cases<R> cases) {
      return cases.not(this);
    }
  }

  /** What to do with each kind of condition. */
  interface Cases<R> {
    R compare(Compare compare);

    R in(In in);

    R isNull(IsNull isNull);

    R spelled(Spelled spelled);

    R and(And and);

    R or(Or or);

    R not(Not not);
  }

  <R> R fold(Cases<R> cases);

  static Condition eq(String field, Literal value) {
    return new Compare(Operator.EQ, field, value);
  }

  static Condition ne(String field, Literal value) {
    return new Compare(Operator.NE, field, value);
  }

  static Condition and(Condition... parts) {
    return new And(Arrays.asList(parts));
  }

  static Condition or(Condition... parts) {
    return new Or(Arrays.asList(parts));
  }

  static Condition not(Condition part) {
    return new Not(part);
  }
}
