package org.touchstonehub.sharing.application;

import java.sql.Connection;
import java.sql.SQLException;
import org.hibernate.engine.jdbc.connections.internal.DatasourceConnectionProviderImpl;
import org.touchstonehub.mdm.database.AnswerTime;

/**
 * Gives Hibernate the server's connections, each with the bound of the thread that takes it, and
 * gives none back without a bound: the server tries a connection before it gives it out again.
 */
public class BoundedConnections extends DatasourceConnectionProviderImpl {
  private static final long serialVersionUID = 1L;

  /** What the data source gives them ({@code socketTimeout} in {@code web.xml}). */
  private static final int AT_REST = 20_000;

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = super.getConnection();
    bind(connection, AnswerTime.millis());
    return connection;
  }

  @Override
  public void closeConnection(Connection connection) throws SQLException {
    boolean isBound = AnswerTime.millis() > 0 && AnswerTime.millis() <= AT_REST;
    if (!isBound && !connection.isClosed()) bind(connection, AT_REST);
    super.closeConnection(connection);
  }

  private static void bind(Connection connection, int millis) throws SQLException {
    if (connection.getNetworkTimeout() == millis) return;
    connection.setNetworkTimeout(Runnable::run, millis);
  }
}
