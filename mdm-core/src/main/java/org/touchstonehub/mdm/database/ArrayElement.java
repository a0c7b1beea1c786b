package org.touchstonehub.mdm.database;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.array.SqlArrayType;
import org.jdbi.v3.core.array.SqlArrayTypeFactory;
import org.jspecify.annotations.Nullable;

/**
 * What an array holds, for PostgreSQL and for its driver, which writes arrays of some classes
 * better than arrays of objects, and those of bytes in no other way.
 *
 * @param sent the class of the elements that the driver gets
 */
record ArrayElement(String name, Class<?> sent, UnaryOperator<Object> conversion)
    implements SqlArrayType<Object> {
  private static final Map<Class<?>, ArrayElement> OF =
      Map.of(
          String.class, as("text", String.class),
          UUID.class, as("uuid", UUID.class),
          Integer.class, as("int4", Integer.class),
          Long.class, as("int8", Long.class),
          BigDecimal.class, as("numeric", BigDecimal.class),
          Double.class, as("float8", Double.class),
          Boolean.class, as("bool", Boolean.class),
          LocalDate.class, as("date", LocalDate.class),
          byte[].class, as("bytea", byte[].class),
          Instant.class, new ArrayElement("timestamptz", String.class, Object::toString));

  static final SqlArrayTypeFactory FACTORY =
      (element, config) -> Optional.ofNullable(OF.get(element));

  private static ArrayElement as(String name, Class<?> sent) {
    return new ArrayElement(name, sent, value -> value);
  }

  @Override
  public String getTypeName() {
    return name;
  }

  @Override
  public @Nullable Object convertArrayElement(@Nullable Object element) {
    return element == null ? null : conversion.apply(element);
  }

  @Override
  public Class<?> getArrayElementClass() {
    return sent;
  }
}
