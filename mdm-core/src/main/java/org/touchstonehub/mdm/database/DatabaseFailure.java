package org.touchstonehub.mdm.database;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.TouchstoneException;

/**
 * PostgreSQL refused or could not be reached. The message holds the SQL state and never the text of
 * the server, which may quote values.
 */
public class DatabaseFailure extends TouchstoneException {
  private static final long serialVersionUID = 1L;

  private static final String LOCK_TIMEOUT = "55P03";

  private final String sqlState;

  public DatabaseFailure(String doing, SQLException cause) {
    super(
        kind(cause.getSQLState()),
        "database",
        "The database failed while %s (SQL state %s); see the database's own log for the statement."
            .formatted(doing, cause.getSQLState()),
        cause);
    this.sqlState = cause.getSQLState() == null ? "" : cause.getSQLState();
  }

  /** The failure of the driver that is the cause of this one, if there is one. */
  public static Optional<DatabaseFailure> behind(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 16; depth++, cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return Optional.of(new DatabaseFailure("serving a request", sql));
      }
    }
    return Optional.empty();
  }

  /** Five characters as PostgreSQL defines them, or empty. */
  public String sqlState() {
    return sqlState;
  }

  /** Whether somebody else held a lock for too long. */
  public boolean isLockTimeout() {
    return sqlState.equals(LOCK_TIMEOUT);
  }

  /** Whether it raced with others and succeeds when it is done again: a deadlock, for one. */
  public boolean isRaced() {
    return sqlState.startsWith("40");
  }

  private static Kind kind(@Nullable String state) {
    if (state == null || state.equals(LOCK_TIMEOUT)) return Kind.UNAVAILABLE;
    if (state.startsWith("08") || state.startsWith("57") || state.startsWith("53")) {
      return Kind.UNAVAILABLE;
    }
    // Serialisation failures, deadlocks, broken unique rules, and what a row refers to deleted
    // meanwhile: somebody else was there first.
    boolean isLate = state.startsWith("40") || state.equals("23505") || state.equals("23503");
    return isLate ? Kind.CONFLICT : Kind.INTERNAL;
  }
}
