package org.touchstonehub.matching.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Lets go of this process's runs when the virtual machine is told to end, so that others go on with
 * them at once. The server ends everything at the same moment, beans and pool included, so this
 * stands on nothing of it but a connection of its own; and the log is closed by then.
 */
@ApplicationScoped
public class LastRelease {
  /** What is being written may be committed first. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Leases leases;
  private LiveRuns live;

  @SuppressWarnings("NullAway.Init")
  protected LastRelease() {}

  @Inject
  public LastRelease(Leases leases, LiveRuns live) {
    this.leases = leases;
    this.live = live;
  }

  /**
   * From now on.
   *
   * @param connect opens a connection as the application's user, without the server
   */
  public void prepare(Callable<Connection> connect) {
    Runtime.getRuntime().addShutdownHook(new Thread(release(connect), "release-of-runs"));
  }

  /** Made beforehand, as there are no beans to ask when it runs. */
  Runnable release(Callable<Connection> connect) {
    String owner = leases.node().toString();
    Runnable stop = live.stopping();
    return () -> {
      stop.run();
      release(owner, connect);
    };
  }

  private static void release(String owner, Callable<Connection> connect) {
    try (Connection connection = connect.call();
        Statement settings = connection.createStatement();
        PreparedStatement release =
            connection.prepareStatement(
                """
                update matching.run set owner = null, lease_until = null
                where owner = cast(? as uuid)""")) {
      settings.execute("set lock_timeout = " + PATIENCE.toMillis());
      release.setString(1, owner);
      release.executeUpdate();
    } catch (SQLException databaseAway) {
      // The leases run out instead.
    } catch (Exception unexpected) {
      throw new IllegalStateException("runs were not let go of", unexpected);
    }
  }
}
