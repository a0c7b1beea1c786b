package org.touchstonehub.mdm.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the schemas of the modules up to date: each module has a PostgreSQL schema of its own, its
 * own folder {@code db/migration/<schema>} on the class path and its own history table in the
 * schema. Several nodes may start at once: Flyway locks.
 */
public final class Migrations {
  private final DataSource dataSource;

  public Migrations(DataSource dataSource) {
    this.dataSource = PatientConnections.of(dataSource);
  }

  /**
   * @param schemas in module order: a later one may refer to the tables of an earlier one
   */
  public void migrate(String... schemas) {
    for (String schema : schemas) {
      Flyway.configure(Migrations.class.getClassLoader())
          .dataSource(dataSource)
          .schemas(schema)
          .createSchemas(true)
          .locations("classpath:db/migration/" + schema)
          .failOnMissingLocations(true)
          .loggers("slf4j")
          .load()
          .migrate();
    }
  }
}
