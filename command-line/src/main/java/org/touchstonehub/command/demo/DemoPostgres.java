package org.touchstonehub.command.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL in the demo's home: on loopback, no socket files, passwords only (SCRAM), and a role
 * for the application that is no superuser.
 */
final class DemoPostgres implements AutoCloseable {
  static final String ROLE = "touchstone";
  private static final String SUPERUSER = "postgres";
  private static final Duration READY = Duration.ofSeconds(90);
  private static final Duration OLD_ONE_GOES = Duration.ofSeconds(40);

  private final DemoHome home;
  private final int port;
  private final String password;
  private volatile @Nullable Child server;

  private DemoPostgres(DemoHome home, int port, String password) {
    this.home = home;
    this.port = port;
    this.password = password;
  }

  /** One that is not started yet: where it will be is known before it is there. */
  static DemoPostgres in(DemoHome home) {
    awaitEndOfOldServer(home.path("data"));
    return new DemoPostgres(home, home.port("postgres"), home.secret("application-password"));
  }

  /** Unpacks, creates and starts what is missing, and returns when it serves. */
  void start() {
    Path programs = PostgresBinaries.unpackInto(home.path("postgres-17.7"));
    Path data = home.path("data");
    home.secret("postgres-password");
    if (!Files.exists(data)) create(home, programs, data);
    Child started =
        Child.start(
            "PostgreSQL",
            "INT",
            home.log("postgres"),
            Map.of(),
            serverCommand(programs, data, port));
    server = started;
    prepare(started, home.secret("postgres-password"));
  }

  private static List<String> serverCommand(Path programs, Path data, int port) {
    List<String> command = asNoRoot(programs.resolve("postgres"));
    command.addAll(List.of("-D", data.toString(), "-p", String.valueOf(port)));
    for (String setting :
        List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "shared_buffers=192MB",
            "work_mem=16MB",
            "maintenance_work_mem=64MB",
            "max_connections=60",
            "max_wal_size=1GB",
            "jit=off")) {
      command.addAll(List.of("-c", setting));
    }
    return command;
  }

  /**
   * PostgreSQL refuses to run as root; in a user namespace of its own it does not see that it is.
   */
  private static List<String> asNoRoot(Path program) {
    List<String> command = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name")) && Child.isOnPath("unshare")) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(program.toString());
    return command;
  }

  private static void create(DemoHome home, Path programs, Path data) {
    Path fresh = home.path("data.new");
    List<String> command = asNoRoot(programs.resolve("initdb"));
    command.addAll(
        List.of(
            "-D",
            fresh.toString(),
            "-U",
            SUPERUSER,
            "-A",
            "scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--pwfile=" + home.path("postgres-password")));
    Path log = home.log("postgres");
    try {
      DemoHome.removeTree(fresh);
      Process made =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      if (made.waitFor() != 0) {
        throw new DemoFailed(
            "Cannot create a database in %s. The last lines of %s:%n%s"
                .formatted(data, log, String.join("\n", DemoHome.lastLines(log, 20))),
            null);
      }
      Files.move(fresh, data);
    } catch (IOException unwritable) {
      throw new DemoFailed(
          "Cannot create a database in %s: %s".formatted(data, unwritable), unwritable);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new DemoFailed("The demo was stopped.", stopped);
    }
  }

  /**
   * After a {@code kill -9} of the launcher its PostgreSQL is still going down, or was killed too
   * and has left its lock file, which may name a process that is somebody else's by now.
   */
  private static void awaitEndOfOldServer(Path data) {
    Path lock = data.resolve("postmaster.pid");
    long deadline = System.nanoTime() + OLD_ONE_GOES.toNanos();
    try {
      while (Files.exists(lock) && isServer(lock)) {
        if (System.nanoTime() > deadline) {
          throw new DemoFailed(
              "The PostgreSQL of an earlier start still runs; stop the process in the first line of "
                  + lock,
              null);
        }
        Waiting.pause();
      }
      Files.deleteIfExists(lock);
    } catch (IOException unreadable) {
      throw new DemoFailed("Cannot read %s: %s".formatted(lock, unreadable), unreadable);
    }
  }

  private static boolean isServer(Path lock) throws IOException {
    List<String> lines = Files.readAllLines(lock);
    if (lines.isEmpty()) return false;
    Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(lines.get(0).strip()));
    return process.flatMap(p -> p.info().command()).filter(c -> c.endsWith("postgres")).isPresent();
  }

  private void prepare(Child server, String superuserPassword) {
    Waiting.until(() -> isReady(superuserPassword), server, READY);
    try (Connection admin = connect("postgres", SUPERUSER, superuserPassword);
        Statement statement = admin.createStatement()) {
      // The name is a constant and the password has letters, digits, - and _ only.
      if (!exists(statement, "select from pg_roles where rolname = '" + ROLE + "'")) {
        statement.execute("create role " + ROLE + " login nosuperuser password '" + password + "'");
      }
      if (!exists(statement, "select from pg_database where datname = '" + ROLE + "'")) {
        statement.execute("create database " + ROLE + " owner " + ROLE);
        statement.execute("revoke all on database " + ROLE + " from public");
      }
    } catch (SQLException refused) {
      throw server.failure("refuses its own launcher (%s)".formatted(refused.getMessage()));
    }
  }

  private static boolean exists(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }

  private boolean isReady(String superuserPassword) {
    try (Connection admin = connect("postgres", SUPERUSER, superuserPassword)) {
      return admin.isValid(1);
    } catch (SQLException notYet) {
      return false;
    }
  }

  /** As the application connects. */
  Connection connect() throws SQLException {
    return connect(ROLE, ROLE, password);
  }

  private Connection connect(String database, String user, String secret) throws SQLException {
    return DriverManager.getConnection(url(database), user, secret);
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** What tells the application where its database is. */
  Map<String, String> environment() {
    return Map.of(
        "TOUCHSTONE_DB_URL", url(ROLE),
        "TOUCHSTONE_DB_USER", ROLE,
        "TOUCHSTONE_DB_PASSWORD", password);
  }

  int port() {
    return port;
  }

  boolean isAlive() {
    Child started = server;
    return started != null && started.isAlive();
  }

  @Override
  public void close() {
    Child started = server;
    if (started != null) started.close();
  }
}
