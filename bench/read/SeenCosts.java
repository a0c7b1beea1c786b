package org.touchstonehub.command.demo;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Costs of a hub whose process and database are at hand. */
record SeenCosts(DemoPostgres postgres, ProcessHandle application) implements Costs {
  @Override
  public double processorMicros() {
    return application.info().totalCpuDuration().orElseThrow().toNanos() / 1e3;
  }

  @Override
  public double transactions() throws SQLException {
    try (Connection database = postgres.connect();
        Statement statement = database.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select xact_commit + xact_rollback from pg_stat_database
                where datname = current_database()\
                """)) {
      row.next();
      return row.getDouble(1);
    }
  }
}
