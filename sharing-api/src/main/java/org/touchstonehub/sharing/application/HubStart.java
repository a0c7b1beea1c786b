package org.touchstonehub.sharing.application;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Brings the hub up behind the server's back: the server answers health from its first second, and
 * requests once the migrations have run and the models are active. Without a database it waits for
 * one; any other failure is final, and readiness names it.
 */
@ApplicationScoped
public class HubStart {
  private static final Logger LOG = System.getLogger(HubStart.class.getName());
  private static final String JSON_PROVIDER = "org.eclipse.parsson.JsonProviderImpl";
  private static final long RETRY_SECONDS = 2;

  @Resource(lookup = "java:global/jdbc/touchstone")
  DataSource database;

  @Resource ManagedScheduledExecutorService executor;
  @Inject HubState state;
  @Inject StartSteps steps;

  void onStart(@Observes @Initialized(ApplicationScoped.class) @Any Object started) {
    LogLines.install();
    nameTheJsonProvider();
    Deployment deployment = Deployment.current();
    executor.execute(
        () -> {
          deployment.awaitEnd();
          bringUp();
        });
  }

  /**
   * The server makes each log line and health answer with {@code jakarta.json}, which looks through
   * all jars for its provider each time unless this names it: a tenth of the processor time.
   */
  private static void nameTheJsonProvider() {
    try {
      Class.forName(JSON_PROVIDER, false, Thread.currentThread().getContextClassLoader());
      System.setProperty("jakarta.json.provider", JSON_PROVIDER);
    } catch (ClassNotFoundException otherServer) {
      LOG.log(Level.DEBUG, "event=json-provider-unnamed");
    }
  }

  void onStop(@Observes @BeforeDestroyed(ApplicationScoped.class) @Any Object stopping) {
    state.become(HubState.Phase.STOPPING, "the server is stopping");
    LOG.log(Level.INFO, "event=hub-stopping");
  }

  private void bringUp() {
    if (!databaseAnswers()) {
      tryAgain();
      return;
    }
    try {
      steps.run(database);
      state.become(HubState.Phase.SERVING, "");
      LOG.log(Level.INFO, "event=hub-serving");
    } catch (RuntimeException | LinkageError failure) {
      if (!databaseAnswers()) {
        tryAgain(); // it went away meanwhile; the steps may be repeated
        return;
      }
      state.become(HubState.Phase.FAILED, String.valueOf(failure.getMessage()));
      LOG.log(Level.ERROR, "event=hub-start-failed", failure);
    }
  }

  private void tryAgain() {
    state.become(HubState.Phase.STARTING, "waiting for the database at TOUCHSTONE_DB_URL");
    ScheduledFuture<?> unused = executor.schedule(this::bringUp, RETRY_SECONDS, TimeUnit.SECONDS);
  }

  private boolean databaseAnswers() {
    try (Connection connection = database.getConnection()) {
      return connection.isValid(2);
    } catch (SQLException unreachable) {
      LOG.log(Level.WARNING, "event=database-unreachable state={0}", unreachable.getSQLState());
      return false;
    }
  }
}
