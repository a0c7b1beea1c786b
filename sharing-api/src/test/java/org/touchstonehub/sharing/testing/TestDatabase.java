package org.touchstonehub.sharing.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A PostgreSQL server with the database and the plain user that an operator would make: owner of
 * the database, no superuser.
 */
public final class TestDatabase implements AutoCloseable {
  private static final String USER = "touchstone";
  private static final String PASSWORD = "for-tests-only";
  private final Path directory;
  private final int port;
  private EmbeddedPostgres server;

  private TestDatabase(Path directory, int port, EmbeddedPostgres server) {
    this.directory = directory;
    this.port = port;
    this.server = server;
  }

  public static TestDatabase start() {
    try {
      Path directory = Folders.temporary("touchstone-database");
      int port = FreePort.next();
      var database = new TestDatabase(directory, port, serve(directory, port));
      database.create();
      return database;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static EmbeddedPostgres serve(Path directory, int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(directory)
        .setCleanDataDirectory(false)
        .setPort(port)
        .setPGStartupWait(Duration.ofMinutes(3)) // recovery after a kill, on a loaded machine
        .setServerConfig("max_connections", "80")
        // As an operator runs it: what was committed outlives a kill.
        .setServerConfig("synchronous_commit", "on")
        .start();
  }

  private void create() {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create role touchstone login password '" + PASSWORD + "'");
      statement.execute("create database touchstone owner touchstone");
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  public Map<String, String> settings() {
    return Map.of(
        "TOUCHSTONE_DB_URL", "jdbc:postgresql://127.0.0.1:" + port + "/touchstone",
        "TOUCHSTONE_DB_USER", USER,
        "TOUCHSTONE_DB_PASSWORD", PASSWORD);
  }

  /** Kills the server and all that it started with SIGKILL, as a power cut would. */
  public void kill() {
    try {
      List<ProcessHandle> all = processes();
      all.forEach(ProcessHandle::destroyForcibly);
      for (ProcessHandle process : all) {
        process.onExit().join();
      }
      server.close(); // lets go of the lock on the directory; the data stay
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Stops it in its tracks: connections stay and are taken, and nothing is answered. */
  public void freeze() {
    signal("STOP");
  }

  /** Lets it go on after {@link #freeze}. */
  public void thaw() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      for (ProcessHandle process : processes()) {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private List<ProcessHandle> processes() throws IOException {
    long postmaster =
        Long.parseLong(Files.readAllLines(directory.resolve("postmaster.pid")).get(0).strip());
    ProcessHandle handle = ProcessHandle.of(postmaster).orElseThrow();
    List<ProcessHandle> all = new ArrayList<>(handle.descendants().toList());
    all.add(0, handle);
    return all;
  }

  /** Starts the server again on the same data after {@link #kill}. */
  public void restart() {
    try {
      Files.deleteIfExists(directory.resolve("postmaster.pid"));
      server = serve(directory, port);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** A connection as the user that owns the database; whoever asks for it closes it. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(settings().get("TOUCHSTONE_DB_URL"), USER, PASSWORD);
  }

  /** Carries out statements as the user that owns the database. */
  public void execute(String sql) {
    try (Connection connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** All rows of a query, each as its first column. */
  public List<String> texts(String sql) {
    try (Connection connection = connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    Folders.delete(directory);
  }
}
