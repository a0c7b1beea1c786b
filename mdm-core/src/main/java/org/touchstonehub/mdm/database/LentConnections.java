package org.touchstonehub.mdm.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.jdbi.v3.core.transaction.CMTTransactionHandler;
import org.jspecify.annotations.Nullable;

/**
 * Jdbi on connections that somebody else opened and will close: their transactions are neither
 * begun nor ended here.
 */
final class LentConnections {
  interface Work<T> {
    T on(Handle handle);
  }

  /** What Jdbi asks for a connection; a handle may be opened inside the work of another. */
  private static final class Lent implements ConnectionFactory {
    private static final ThreadLocal<@Nullable Connection> CURRENT = new ThreadLocal<>();

    @Override
    public Connection openConnection() {
      Connection connection = CURRENT.get();
      if (connection == null) throw new IllegalStateException("no connection was lent");
      return connection;
    }

    @Override
    public void closeConnection(Connection connection) {
      // It is not ours.
    }
  }

  private final Jdbi jdbi = configured(Jdbi.create(new Lent()));

  /**
   * @throws SQLException of the driver, free of the statement and the values that Jdbi tells
   */
  <T> T with(Connection connection, Work<T> work) throws SQLException {
    try (Handle handle = open(connection)) {
      return work.on(handle);
    } catch (JdbiException e) {
      if (e.getCause() instanceof SQLException sql) throw sql;
      throw e;
    }
  }

  private Handle open(Connection connection) {
    Lent.CURRENT.set(connection);
    try {
      return jdbi.open();
    } finally {
      Lent.CURRENT.remove();
    }
  }

  private static Jdbi configured(Jdbi jdbi) {
    jdbi.setTransactionHandler(new CMTTransactionHandler());
    jdbi.getConfig(Handles.class).setForceEndTransactions(false);
    jdbi.getConfig(SqlStatements.class)
        .setSqlParser(new SqlParameters())
        .setTemplateEngine(TemplateEngine.NOP)
        // A text that is put together may leave out some of the parameters.
        .setUnusedBindingAllowed(true);
    jdbi.registerArgument(new Instants());
    jdbi.registerArrayType(ArrayElement.FACTORY);
    return jdbi;
  }

  /** As an instant, and not as a time of day that depends on the zone of the JVM. */
  private static final class Instants extends AbstractArgumentFactory<Instant> {
    Instants() {
      super(Types.TIMESTAMP_WITH_TIMEZONE);
    }

    @Override
    protected Argument build(Instant value, ConfigRegistry config) {
      return (position, statement, context) ->
          statement.setObject(position, value.atOffset(ZoneOffset.UTC));
    }
  }
}
