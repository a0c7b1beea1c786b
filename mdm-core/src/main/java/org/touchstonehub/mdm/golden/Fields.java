package org.touchstonehub.mdm.golden;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.type.SemanticType;

/** The fields that conditions on one domain may name: its attributes, and what a caller adds. */
public final class Fields {
  /**
   * @param name as conditions write it
   * @param sql an expression over the projection table, whose alias is {@code golden}; constant
   *     text, values only as named parameters
   * @param parameters of the expression; names must not begin with {@code condition}
   * @param search how it is searched by spelling, or null if it is not
   * @param withheld a condition in SQL, never unknown, under which its value counts as missing;
   *     null if it never does
   */
  public record Field(
      String name,
      ColumnType type,
      String sql,
      Map<String, Object> parameters,
      @Nullable Search search,
      @Nullable String withheld) {
    public Field {
      parameters = Map.copyOf(parameters);
    }

    public Field(String name, ColumnType type, String sql) {
      this(name, type, sql, Map.of());
    }

    public Field(String name, ColumnType type, String sql, Map<String, Object> parameters) {
      this(name, type, sql, parameters, null, null);
    }

    public Field searchedBy(Search how) {
      return new Field(name, type, sql, parameters, how, withheld);
    }

    Field withheldWhere(String condition, Map<String, Object> named) {
      Map<String, Object> all = new LinkedHashMap<>(parameters);
      all.putAll(named);
      return new Field(name, type, sql, all, search, condition);
    }

    /**
     * @throws InvalidInput if it is not searched by spelling
     */
    Search requireSearch() {
      if (search == null) {
        throw new InvalidInput(
            "condition",
            "Field '%s' is compared as a whole and not by its spelling; leave out [prefix]."
                .formatted(name));
      }
      return search;
    }
  }

  /**
   * @param type what the field means, which decides on its search form
   * @param sql an expression that holds the search form; constant text
   */
  public record Search(SemanticType type, String sql) {
    /** The search form that a condition asks for. */
    String wanted(Condition.Spelled spelled) {
      return switch (spelled.manner()) {
        case WHOLE -> SearchForm.of(type, spelled.text());
        case BEGINNING -> SearchForm.beginning(spelled.field(), spelled.text());
      };
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
