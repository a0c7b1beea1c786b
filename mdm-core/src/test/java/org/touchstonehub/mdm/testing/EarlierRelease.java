package org.touchstonehub.mdm.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * What a release left in its database: how far it had migrated each schema, and its rows.
 *
 * @param state of the schemas, in module order
 * @param rows SQL that the release's own tables take
 */
public record EarlierRelease(List<Schema> state, String rows) {
  /** A schema, and the last version that the release had. */
  public record Schema(String name, String version) {}

  public EarlierRelease {
    state = List.copyOf(state);
  }

  /**
   * With rows that were recorded.
   *
   * @param beside the test that has the recording, {@code name}, next to it
   */
  public static EarlierRelease recorded(Class<?> beside, String name, Schema... state) {
    try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
      String rows = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new EarlierRelease(List.of(state), rows);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  List<String> schemas() {
    List<String> names = new ArrayList<>();
    for (Schema schema : state) names.add(schema.name());
    return names;
  }

  void leave(DataSource dataSource) {
    for (Schema schema : state) {
      Flyway.configure(EarlierRelease.class.getClassLoader())
          .dataSource(dataSource)
          .schemas(schema.name())
          .createSchemas(true)
          .locations("classpath:db/migration/" + schema.name())
          .target(schema.version())
          .loggers("slf4j")
          .load()
          .migrate();
    }
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(rows);
    } catch (SQLException failure) {
      throw new IllegalStateException("the earlier release would not have taken this", failure);
    }
  }
}
