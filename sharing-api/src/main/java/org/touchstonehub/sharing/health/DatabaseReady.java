package org.touchstonehub.sharing.health;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/**
 * The database answers within two seconds. It is asked on a thread of its own, one question at a
 * time: a database that hangs holds up that one alone, and whoever watches the hub has an answer.
 */
@Readiness
@ApplicationScoped
public class DatabaseReady implements HealthCheck {
  private static final int SECONDS = 2;

  @Resource(lookup = "java:global/jdbc/touchstone")
  DataSource database;

  @Resource ManagedExecutorService executor;

  private @Nullable Future<String> asked;

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("database");
    String fault = fault();
    return fault.isEmpty()
        ? response.up().build()
        : response.down().withData("state", fault).build();
  }

  /** Empty, or an SQL state, or {@code unanswered}. */
  private String fault() {
    Future<String> question = question();
    try {
      return question.get(SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      return "unanswered";
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return "unanswered";
    } catch (ExecutionException failed) {
      return failed.getCause() instanceof SQLException unreachable
          ? String.valueOf(unreachable.getSQLState())
          : "failed";
    }
  }

  private synchronized Future<String> question() {
    if (asked == null || asked.isDone()) asked = executor.submit(this::ask);
    return asked;
  }

  private String ask() throws SQLException {
    try (Connection connection = database.getConnection()) {
      return connection.isValid(SECONDS) ? "" : "invalid";
    }
  }
}
