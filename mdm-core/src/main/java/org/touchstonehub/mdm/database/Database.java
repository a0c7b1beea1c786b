package org.touchstonehub.mdm.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.stream.LongStream;
import org.hibernate.Session;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * SQL in the transaction of the entity manager: entities and sets of rows are written by one
 * connection and commit together. Pending changes of entities are flushed before each statement.
 */
@ApplicationScoped
public class Database {
  private final LentConnections connections = new LentConnections();

  @PersistenceContext EntityManager entities;

  /** For CDI, which injects the entity manager. */
  @SuppressWarnings("NullAway.Init")
  protected Database() {}

  /** For use without a container. */
  public Database(EntityManager entities) {
    this.entities = entities;
  }

  /** The entity manager of the current transaction. */
  public EntityManager entities() {
    return entities;
  }

  /**
   * A statement with named parameters ({@code :name}).
   *
   * @param text constant SQL, or SQL put together from {@link Sql#identifier safe names} only
   */
  public Sql sql(String text) {
    return new Sql(this, text);
  }

  /** What {@link #copy} writes: one call a row, in the order of the columns. */
  public interface Rows {
    void writeTo(CopyText rows) throws IOException;
  }

  /** Streams rows into a table by {@code COPY}. */
  public void copy(String tableAndColumns, Rows rows) {
    lent(
        connection -> {
          try (OutputStream out =
              new PGCopyOutputStream(
                  connection.unwrap(PGConnection.class),
                  "copy " + tableAndColumns + " from stdin",
                  1 << 16)) {
            CopyText text = new CopyText(out);
            rows.writeTo(text);
            text.flush();
          } catch (IOException e) {
            if (e.getCause() instanceof SQLException sql) throw sql;
            throw new SQLException("copying rows was cut short", "58030", e);
          }
          return 0;
        });
  }

  /**
   * Waits for a lock that is held until the transaction ends.
   *
   * @param name what is locked, for example {@code links:customer}
   * @throws Busy if the transaction waits for a bounded time only, and it is over
   */
  public void lock(String name) {
    lock("select pg_advisory_xact_lock(hashtextextended(:name, 0))", "name", name);
  }

  /** The same beside others who hold it shared, and not while somebody holds it alone. */
  public void lockShared(String name) {
    lock("select pg_advisory_xact_lock_shared(hashtextextended(:name, 0))", "name", name);
  }

  /** Waits for the locks of several names, in the order in which everybody takes them. */
  public void lockAll(Collection<String> names) {
    lock(
        """
        select pg_advisory_xact_lock(n.id) from (
          select distinct hashtextextended(name, 0) as id from unnest(:names) as l (name)
          order by id) n""",
        "names",
        names.toArray(String[]::new));
  }

  /**
   * The same of locks that are known by their numbers alone. Who takes them ascending, and later
   * only {@linkplain #tryLockAll tries}, is in nobody's way for good.
   */
  public void lockAll(long[] numbers) {
    lock(
        "select pg_advisory_xact_lock(id) from unnest(:numbers) as n (id)",
        "numbers",
        LongStream.of(numbers).boxed().toArray(Long[]::new));
  }

  /**
   * Takes locks without waiting.
   *
   * @return whether it has all of them; if not, it may have some until the transaction ends
   */
  public boolean tryLockAll(long[] numbers) {
    return sql("""
            select bool_and(pg_try_advisory_xact_lock(id)) as taken
            from unnest(:numbers) as n (id)""")
        .set("numbers", LongStream.of(numbers).boxed().toArray(Long[]::new))
        .first(row -> row.flag("taken"))
        .orElseThrow();
  }

  private void lock(String statement, String parameter, Object value) {
    try {
      sql(statement).set(parameter, value).list(row -> 0);
    } catch (DatabaseFailure failure) {
      if (!failure.isLockTimeout()) throw failure;
      throw new Busy(
          "Others are changing the same records; send the request again in some seconds.", failure);
    }
  }

  /**
   * The same, waiting no longer than this; from here on the transaction waits no longer for any
   * other lock either.
   *
   * @throws Busy if somebody else still holds it then; the transaction can only be rolled back
   */
  public void lock(String name, Duration patience) {
    waitAtMost(patience);
    lock(name);
  }

  /** From here on the transaction waits no longer than this for any lock. */
  public void waitAtMost(Duration patience) {
    sql("select set_config('lock_timeout', :patience, true)")
        .set("patience", patience.toMillis() + "ms")
        .list(row -> 0);
  }

  <T> T with(LentConnections.Work<T> work) {
    return lent(connection -> connections.with(connection, work));
  }

  private interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private <T> T lent(Work<T> work) {
    entities.flush();
    return entities
        .unwrap(Session.class)
        .doReturningWork(
            connection -> {
              try {
                return work.on(connection);
              } catch (SQLException e) {
                // Inside Hibernate's own translation the kind of failure would be lost.
                throw new DatabaseFailure("running a statement", e);
              }
            });
  }
}
