package org.touchstonehub.mdm.golden;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.standardise.StandardValue;
import org.touchstonehub.match.standardise.ValueKind;
import org.touchstonehub.match.type.SemanticType;
import org.touchstonehub.match.type.Trait;

/**
 * The types that golden values take in their projection and in conditions. Java and PostgreSQL
 * compare values of each type the same way.
 */
public enum ColumnType {
  /** Compared by code points. */
  TEXT("text collate \"C\"", "text") {
    @Override
    @Nullable Object parse(String text) {
      return text;
    }

    @Override
    Object literal(String field, Literal literal) {
      if (literal instanceof Literal.Text text) return text.value();
      throw mismatch(field, literal);
    }

    @Override
    int compare(Object a, Object b) {
      return CodePoints.compare((String) a, (String) b);
    }
  },
  /** A day of the years 1 to 9999, in any form that {@link StandardValue} can read. */
  DATE("date", "date") {
    @Override
    @Nullable Object parse(String text) {
      return StandardValue.day(text).orElse(null);
    }

    @Override
    Object literal(String field, Literal literal) {
      if (literal instanceof Literal.Text text) {
        LocalDate day = StandardValue.day(text.value()).orElse(null);
        if (day != null) return day;
      }
      throw mismatch(field, literal);
    }

    @Override
    int compare(Object a, Object b) {
      return ((LocalDate) a).compareTo((LocalDate) b);
    }
  },
  /** A whole number of up to nine digits. */
  INTEGER("integer", "int4") {
    @Override
    @Nullable Object parse(String text) {
      String trimmed = text.strip();
      return SHORT_WHOLE.matcher(trimmed).matches() ? new BigDecimal(trimmed) : null;
    }

    @Override
    Object literal(String field, Literal literal) {
      if (literal instanceof Literal.Numeric number) return number.value();
      throw mismatch(field, literal);
    }

    @Override
    int compare(Object a, Object b) {
      return ((BigDecimal) a).compareTo((BigDecimal) b);
    }
  },
  /** A decimal number of up to thirty digits on each side of the point, however it is grouped. */
  NUMBER("numeric", "numeric") {
    @Override
    @Nullable Object parse(String text) {
      return StandardValue.amount(text).orElse(null);
    }

    @Override
    Object literal(String field, Literal literal) {
      if (literal instanceof Literal.Numeric number) return number.value();
      throw mismatch(field, literal);
    }

    @Override
    int compare(Object a, Object b) {
      return ((BigDecimal) a).compareTo((BigDecimal) b);
    }
  },
  FLAG("boolean", "bool") {
    @Override
    @Nullable Object parse(String text) {
      if (text.equals("true")) return true;
      return text.equals("false") ? false : null;
    }

    @Override
    Object literal(String field, Literal literal) {
      if (literal instanceof Literal.Flag flag) return flag.value();
      throw mismatch(field, literal);
    }

    @Override
    int compare(Object a, Object b) {
      return ((Boolean) a).compareTo((Boolean) b);
    }
  };

  private static final Pattern SHORT_WHOLE = Pattern.compile("[+-]?[0-9]{1,9}");

  private final String sqlType;
  private final String elementType;

  ColumnType(String sqlType, String elementType) {
    this.sqlType = sqlType;
    this.elementType = elementType;
  }

  /** The type of golden values of an attribute. */
  public static ColumnType of(SemanticType type) {
    if (type.has(Trait.DAY)) return DATE;
    if (type.isOf(ValueKind.YEAR)) return INTEGER;
    return type.isAmount() ? NUMBER : TEXT;
  }

  /** As a column is declared. */
  public String sqlType() {
    return sqlType;
  }

  /** The type that values are cast to in SQL. */
  public String elementType() {
    return elementType;
  }

  /** The typed value of a golden value's text, or null where the text is not of this type. */
  public @Nullable Object typed(@Nullable String text) {
    return text == null ? null : parse(text);
  }

  abstract @Nullable Object parse(String text);

  /**
   * The literal as a value of this type.
   *
   * @throws InvalidInput if it is of another type
   */
  abstract Object literal(String field, Literal literal);

  /** Both values not null and of this type. */
  abstract int compare(Object a, Object b);

  final InvalidInput mismatch(String field, Literal literal) {
    return new InvalidInput(
        "condition",
        "Field '%s' is of type %s and cannot be compared with a %s; write a value of its type%s."
            .formatted(
                field, this, literal.kind(), this == DATE ? ", a day as \"2026-01-31\"" : ""));
  }
}
