package org.touchstonehub.mdm.golden;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.touchstonehub.failure.InvalidInput;

/** The fields that conditions on one domain may name: its attributes, and what a caller adds. */
public final class Fields {
  /**
   * @param name as conditions write it
   * @param sql an expression over the projection table, whose alias is {@code golden}; constant
   *     text, values only as named parameters
   * @param parameters of the expression; names must not begin with {@code condition}
   */
  public record Field(String name, ColumnType type, String sql, Map<String, Object> parameters) {
    public Field {
      parameters = Map.copyOf(parameters);
    }

    public Field(String name, ColumnType type, String sql) {
      this(name, type, sql, Map.of());
    }
  }

  private final Map<String, Field> byName = new LinkedHashMap<>();

  public Fields(Collection<Field> fields) {
    for (Field field : fields) {
      if (byName.put(field.name(), field) != null) {
        throw new IllegalArgumentException("two fields are called " + field.name());
      }
    }
  }

  /** With more fields; one of the same name as an attribute takes its place. */
  public Fields with(Collection<Field> more) {
    Map<String, Field> all = new LinkedHashMap<>(byName);
    for (Field field : more) all.put(field.name(), field);
    return new Fields(all.values());
  }

  public Set<String> names() {
    return Set.copyOf(byName.keySet());
  }

  public Collection<Field> all() {
    return java.util.List.copyOf(byName.values());
  }

  /**
   * @throws InvalidInput if there is no such field
   */
  public Field require(String name) {
    Field field = byName.get(name);
    if (field == null) {
      throw new InvalidInput(
          "condition",
          "There is no field '%s' to filter by; known are: %s."
              .formatted(name, String.join(", ", byName.keySet())));
    }
    return field;
  }
}
