package org.touchstonehub.mdm.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Ids;
import org.touchstonehub.mdm.database.Migrations;
import org.touchstonehub.mdm.database.Transactions;

/**
 * A migrated database of its own on the one PostgreSQL of this JVM, with Hibernate and transactions
 * as the application has them, but no server.
 */
public final class HubDatabase implements AutoCloseable {
  private static final AtomicInteger COUNT = new AtomicInteger();

  /** By schemas, or by the release whose database they are. */
  private static final Map<Object, String> TEMPLATES = new HashMap<>();

  private final String name;
  private final DataSource dataSource;
  private final SessionFactory sessions;
  private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
  private final ThreadLocal<Deque<EntityManager>> current =
      ThreadLocal.withInitial(ArrayDeque::new);
  private final Database database;
  private final Transactions transactions;
  private final SettableClock clock = new SettableClock();
  private final Ids ids = new Ids();

  private HubDatabase(String name, List<Class<?>> entities) {
    this.name = name;
    this.dataSource = Server.POSTGRES.getDatabase("postgres", name);
    Configuration configuration = new Configuration();
    entities.forEach(configuration::addAnnotatedClass);
    configuration.getProperties().put("hibernate.connection.datasource", dataSource);
    this.sessions = configuration.buildSessionFactory();
    this.database = new Database(boundEntityManager());
    this.transactions = new BoundTransactions();
  }

  /**
   * Creates it.
   *
   * @param schemas as for {@link Migrations#migrate}
   */
  public static synchronized HubDatabase create(List<String> schemas, List<Class<?>> entities) {
    return copy(TEMPLATES.computeIfAbsent(schemas, any -> template(schemas)), entities);
  }

  /** Creates it as an earlier release left it, and brings it up to date as the application does. */
  public static synchronized HubDatabase upgraded(EarlierRelease release, List<Class<?>> entities) {
    return copy(TEMPLATES.computeIfAbsent(release, any -> template(release)), entities);
  }

  private static HubDatabase copy(String template, List<Class<?>> entities) {
    String name = "hub" + COUNT.incrementAndGet();
    administrate("create database " + name + " template " + template);
    return new HubDatabase(name, entities);
  }

  private static String template(EarlierRelease release) {
    String name = "blank" + COUNT.incrementAndGet();
    administrate("create database " + name);
    DataSource dataSource = Server.POSTGRES.getDatabase("postgres", name);
    release.leave(dataSource);
    migrate(dataSource, release.schemas());
    return name;
  }

  private static String template(List<String> schemas) {
    String name = "blank" + COUNT.incrementAndGet();
    administrate("create database " + name);
    migrate(Server.POSTGRES.getDatabase("postgres", name), schemas);
    return name;
  }

  private static void migrate(DataSource dataSource, List<String> schemas) {
    new Migrations(dataSource).migrate(schemas.toArray(new String[0]));
  }

  private static void administrate(String sql) {
    try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  public DataSource dataSource() {
    return dataSource;
  }

  public Database database() {
    return database;
  }

  public Transactions transactions() {
    return transactions;
  }

  public SettableClock clock() {
    return clock;
  }

  public Ids ids() {
    return ids;
  }

  /** Runs in the current transaction, or in one of its own. */
  public <T> T in(Supplier<T> work) {
    return transactions.join(work);
  }

  /** Runs in the current transaction, or in one of its own. */
  public void run(Runnable work) {
    in(
        () -> {
          work.run();
          return 0;
        });
  }

  @Override
  public void close() {
    sessions.close();
    for (Connection connection : idle) {
      try {
        connection.close();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
    administrate("drop database " + name + " with (force)");
  }

  private EntityManager boundEntityManager() {
    return (EntityManager)
        Proxy.newProxyInstance(
            HubDatabase.class.getClassLoader(),
            new Class<?>[] {EntityManager.class},
            (proxy, method, arguments) -> {
              EntityManager bound = current.get().peek();
              if (bound == null) throw new IllegalStateException("no transaction is active");
              try {
                return method.invoke(bound, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private final class BoundTransactions extends Transactions {
    @Override
    public <T> T join(Supplier<T> work) {
      return current.get().isEmpty() ? alone(work) : work.get();
    }

    @Override
    public <T> T alone(Supplier<T> work) {
      Connection connection = connection();
      boolean whole = false;
      try (EntityManager entities = sessions.withOptions().connection(connection).openSession()) {
        current.get().push(entities);
        entities.getTransaction().begin();
        T result = work.get();
        entities.getTransaction().commit();
        whole = true;
        return result;
      } finally {
        current.get().pop();
        release(connection, whole);
      }
    }

    private Connection connection() {
      Connection connection = idle.poll();
      try {
        return connection == null ? dataSource.getConnection() : connection;
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    private void release(Connection connection, boolean whole) {
      if (whole) {
        idle.push(connection);
        return;
      }
      try {
        connection.close(); // rolls back what is open
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static final class Server {
    static final EmbeddedPostgres POSTGRES = start();

    static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            // Unpacked beside the classes: other builds on the machine may use the shared place.
            .setOverrideWorkingDirectory(new File("target/postgres").getAbsoluteFile())
            .setServerConfig("fsync", "off")
            .setServerConfig("max_connections", "60")
            .setServerConfig("shared_buffers", "64MB")
            .setServerConfig("timezone", "UTC")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
