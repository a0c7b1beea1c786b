package org.touchstonehub.mdm.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One row of a result, read by column name. Methods without "maybe" refuse a null. */
public final class Row {
  private final ResultSet results;

  Row(ResultSet results) {
    this.results = results;
  }

  public String text(String column) throws SQLException {
    return Objects.requireNonNull(results.getString(column), column);
  }

  public @Nullable String maybeText(String column) throws SQLException {
    return results.getString(column);
  }

  public long number(String column) throws SQLException {
    return results.getLong(column);
  }

  public int integer(String column) throws SQLException {
    return results.getInt(column);
  }

  public double real(String column) throws SQLException {
    return results.getDouble(column);
  }

  public boolean flag(String column) throws SQLException {
    return results.getBoolean(column);
  }

  public UUID uuid(String column) throws SQLException {
    return Objects.requireNonNull(maybeUuid(column), column);
  }

  public @Nullable UUID maybeUuid(String column) throws SQLException {
    return results.getObject(column, UUID.class);
  }

  public UUID[] uuids(String column) throws SQLException {
    return (UUID[]) Objects.requireNonNull(results.getArray(column), column).getArray();
  }

  public String[] texts(String column) throws SQLException {
    return (String[]) Objects.requireNonNull(results.getArray(column), column).getArray();
  }

  /** An array of {@code bigint}. */
  public long[] numbers(String column) throws SQLException {
    Long[] numbers = (Long[]) Objects.requireNonNull(results.getArray(column), column).getArray();
    return Stream.of(numbers).mapToLong(Long::longValue).toArray();
  }

  public byte[] bytes(String column) throws SQLException {
    return Objects.requireNonNull(results.getBytes(column), column);
  }

  public Instant instant(String column) throws SQLException {
    return Objects.requireNonNull(maybeInstant(column), column);
  }

  public @Nullable Instant maybeInstant(String column) throws SQLException {
    OffsetDateTime time = results.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /** As the driver maps the column's type. */
  public @Nullable Object value(String column) throws SQLException {
    return results.getObject(column);
  }
}
