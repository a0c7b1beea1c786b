package org.touchstonehub.sharing.application;

import jakarta.batch.runtime.BatchRuntime;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.touchstonehub.mdm.database.Migrations;

/** What happens before the first request, in order. */
@ApplicationScoped
public class StartSteps {
  void run(DataSource database) {
    makeBatchSchema(database);
    new Migrations(database).migrate("mdm");
    // Outside any transaction: the first use makes the tables of the job repository.
    BatchRuntime.getJobOperator().getJobNames();
  }

  /** The server makes the tables of its job repository itself, but not their schema. */
  private static void makeBatchSchema(DataSource database) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create schema if not exists batch");
    } catch (SQLException failure) {
      throw new IllegalStateException(
          "The database user may not create schemas; grant it create on the database.", failure);
    }
  }
}
