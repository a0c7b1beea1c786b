package org.touchstonehub.mdm.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.NullArgument;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** One SQL statement with named parameters, run on the connection of the current transaction. */
public final class Sql {
  private static final int FETCH = 1_000;

  /** Of a type that follows from the statement. */
  private static final Argument NULL = new NullArgument(Types.NULL);

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
    return database.with(handle -> Math.max(0, bound(handle.createUpdate(text)).execute()));
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
    database.with(
        handle ->
            bound(handle.createQuery(text).setFetchSize(FETCH))
                .scanResultSet(
                    (supplier, context) -> {
                      try (context) {
                        ResultSet results = supplier.get();
                        Row row = new Row(results);
                        while (results.next()) taker.take(row);
                        return 0;
                      }
                    }));
  }

  private <S extends SqlStatement<S>> S bound(S statement) {
    return statement.bindNamedArgumentFinder(
        (name, context) -> Optional.of(argument(name, context)));
  }

  /** Errors name the parameter, and not its value. */
  private Argument argument(String name, StatementContext context) {
    Object value = values.get(name);
    if (value != null) {
      return context
          .findArgumentFor(value.getClass(), value)
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "parameter :%s cannot be a %s".formatted(name, value.getClass().getName())));
    }
    if (values.containsKey(name)) return NULL;
    throw new IllegalArgumentException("parameter :" + name + " has no value");
  }
}
