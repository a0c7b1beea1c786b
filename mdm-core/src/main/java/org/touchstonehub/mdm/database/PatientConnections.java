package org.touchstonehub.mdm.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections of a pool that wait for an answer as long as it takes, an index on millions of rows
 * for example, and go back into the pool with the bound that they came with.
 */
final class PatientConnections {
  private PatientConnections() {}

  static DataSource of(DataSource pool) {
    return facade(
        DataSource.class,
        (facade, method, arguments) -> {
          Object answer = call(method, pool, arguments);
          return answer instanceof Connection connection ? patient(connection) : answer;
        });
  }

  private static Connection patient(Connection connection) throws SQLException {
    int bound = connection.getNetworkTimeout();
    connection.setNetworkTimeout(Runnable::run, 0);
    return facade(
        Connection.class,
        (facade, method, arguments) -> {
          if (method.getName().equals("close") && !connection.isClosed()) {
            connection.setNetworkTimeout(Runnable::run, bound);
          }
          return call(method, connection, arguments);
        });
  }

  private static <T> T facade(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            PatientConnections.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static @Nullable Object call(Method method, Object target, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException failure) {
      throw failure.getTargetException();
    }
  }
}
