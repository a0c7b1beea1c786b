package org.touchstonehub.mdm.database;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One SQL statement with named parameters, run on the connection of the current transaction. */
public final class Sql {
  private static final int FETCH = 1_000;

  /** Turns a row into a value; the row is only valid during the call. */
  public interface Reader<T> {
    T read(Row row) throws SQLException;
  }

  /** Takes a row; it is only valid during the call. */
  public interface Taker {
    void take(Row row) throws SQLException;
  }

  private final Database database;
  private final String text;
  private final Map<String, @Nullable Object> values = new HashMap<>();

  Sql(Database database, String text) {
    this.database = database;
    this.text = text;
  }

  /** A name as SQL writes it between double quotes, whatever it holds. */
  public static String identifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /**
   * @param value null, a number, text, flag, {@code UUID}, {@code Instant}, {@code LocalDate},
   *     {@code byte[]}, or an array of these for a PostgreSQL array
   */
  public Sql set(String name, @Nullable Object value) {
    values.put(name, value);
    return this;
  }

  public Sql setAll(Map<String, ?> parameters) {
    values.putAll(parameters);
    return this;
  }

  /** Runs a statement that changes rows, and returns how many. */
  public int update() {
    return run(
        statement -> {
          statement.execute();
          return Math.max(0, statement.getUpdateCount());
        });
  }

  /** All rows; for results that are known to be small. */
  public <T> List<T> list(Reader<T> reader) {
    List<T> found = new ArrayList<>();
    each(row -> found.add(reader.read(row)));
    return found;
  }

  public <T> Optional<T> first(Reader<T> reader) {
    return list(reader).stream().findFirst();
  }

  /** Whether there is any row; for statements that give few. */
  public boolean any() {
    return first(row -> true).isPresent();
  }

  /** Streams the rows: they are fetched by the thousand, and no more are held. */
  public void each(Taker taker) {
    run(
        statement -> {
          statement.setFetchSize(FETCH);
          try (ResultSet results = statement.executeQuery()) {
            Row row = new Row(results);
            while (results.next()) taker.take(row);
          }
          return 0;
        });
  }

  private interface Use<T> {
    T with(PreparedStatement statement) throws SQLException;
  }

  private <T> T run(Use<T> use) {
    NamedSql named = NamedSql.of(text);
    return database.with(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(named.positional())) {
            List<String> names = named.names();
            for (int i = 0; i < names.size(); i++) {
              String name = names.get(i);
              if (!values.containsKey(name)) {
                throw new IllegalArgumentException("parameter :" + name + " has no value");
              }
              bind(connection, statement, i + 1, values.get(name));
            }
            return use.with(statement);
          }
        });
  }

  private static void bind(
      Connection connection, PreparedStatement statement, int index, @Nullable Object value)
      throws SQLException {
    if (value instanceof Instant instant) {
      statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
    } else if (value instanceof Object[] array) {
      statement.setArray(index, array(connection, array));
    } else {
      statement.setObject(index, value);
    }
  }

  private static Array array(Connection connection, Object[] values) throws SQLException {
    if (values instanceof Instant[]) {
      return connection.createArrayOf(
          "timestamptz", Arrays.stream(values).map(Object::toString).toArray());
    }
    return connection.createArrayOf(elementType(values.getClass().getComponentType()), values);
  }

  private static String elementType(Class<?> element) {
    if (element == String.class) return "text";
    if (element == UUID.class) return "uuid";
    if (element == Integer.class) return "int4";
    if (element == Long.class) return "int8";
    if (element == BigDecimal.class) return "numeric";
    if (element == Double.class) return "float8";
    if (element == Boolean.class) return "bool";
    if (element == LocalDate.class) return "date";
    if (element == byte[].class) return "bytea";
    throw new IllegalArgumentException("no SQL array of " + element.getName());
  }
}
