package org.touchstonehub.mdm.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Work that only one of all processes on a database may do at a time, over several transactions. A
 * process that dies lets the next one begin.
 */
public final class OneAtATime {
  private final DataSource dataSource;
  private final String name;

  /**
   * @param name what is done, for example {@code start}
   */
  public OneAtATime(DataSource dataSource, String name) {
    this.dataSource = PatientConnections.of(dataSource);
    this.name = name;
  }

  /**
   * Waits until nobody else does such work, for as long as it takes, and does it. One connection is
   * held meanwhile.
   *
   * @throws DatabaseFailure if the database goes away while it waits
   */
  public void run(Runnable work) {
    try (Connection connection = dataSource.getConnection()) {
      call(connection, "select pg_advisory_lock(hashtextextended(?, 0))");
      try {
        work.run();
      } finally {
        unlock(connection);
      }
    } catch (SQLException failure) {
      throw new DatabaseFailure("waiting for another process", failure);
    }
  }

  private void unlock(Connection connection) {
    try {
      call(connection, "select pg_advisory_unlock(hashtextextended(?, 0))");
    } catch (SQLException gone) {
      // With the connection goes its lock.
    }
  }

  private void call(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, name);
      statement.execute();
    }
  }
}
