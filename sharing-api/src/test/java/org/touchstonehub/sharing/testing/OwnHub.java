package org.touchstonehub.sharing.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.touchstonehub.issuer.DevelopmentIssuer;

/** A hub of one test's own, in a process that can be killed and started again. */
public final class OwnHub implements AutoCloseable {
  private static final String UP = "Payara Micro URLs";
  private static final String NOT_DEPLOYED = "Exception while deploying the app";

  private final Path files;
  private final int port = FreePort.next();
  private final DevelopmentIssuer issuer = SharedHub.startIssuer();
  private final Map<String, String> settings;
  private final TestDatabase database;
  private boolean ownsDatabase;
  private Process process;

  /**
   * Prepares one; {@link #start} starts it.
   *
   * @param more settings beside those of database and issuer
   */
  public OwnHub(TestDatabase database, Map<String, String> more) {
    this.database = database;
    files = Folders.temporary("touchstone-hub");
    settings = new HashMap<>(database.settings());
    settings.putAll(SharedHub.trust(issuer));
    settings.putAll(more);
  }

  /**
   * Starts one that is ready, with a database that is closed with it.
   *
   * @param more as for {@link #OwnHub}
   */
  public static OwnHub withDatabase(Map<String, String> more) {
    OwnHub own = new OwnHub(TestDatabase.start(), more);
    own.ownsDatabase = true;
    try {
      own.start().client().awaitReady();
      return own;
    } catch (RuntimeException | Error failure) {
      own.close();
      throw failure;
    }
  }

  /**
   * Starts the process and returns when the server is up; {@link Hub#awaitReady} waits until the
   * application serves. Now and then, on a busy machine, Payara Micro comes up without its
   * application; like a supervisor that looks at liveness this starts it again, once.
   */
  public OwnHub start() {
    if (!launch()) {
      System.out.println(
          "The server came up without its application and is started again: " + log());
      kill();
      assertThat(launch()).as("deployed at the second try, log %s", log()).isTrue();
    }
    return this;
  }

  /** Whether the application is there. */
  private boolean launch() {
    Path temporary = files.resolve("tmp");
    Folders.delete(temporary); // what a killed server unpacked
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Map<String, String> properties = new HashMap<>(settings);
    properties.keySet().removeIf(OwnHub::isVariable);
    command.addAll(HubCommand.javaOptions(properties));
    command.add("-Djava.io.tmpdir=" + temporary);
    command.addAll(List.of("-jar", HubCommand.PAYARA.toString()));
    command.addAll(HubCommand.payaraOptions(port, HubCommand.LOGGING));
    command.addAll(List.of("--deploy", HubCommand.WAR.toString()));
    try {
      Files.createDirectories(temporary);
      long before = Files.exists(log()) ? Files.size(log()) : 0;
      ProcessBuilder hub =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
      settings.forEach(
          (name, value) -> {
            if (isVariable(name)) hub.environment().put(name, value);
          });
      process = hub.start();
      await()
          .atMost(Duration.ofMinutes(3))
          .pollInterval(Duration.ofMillis(100))
          .until(() -> !process.isAlive() || logSince(before).contains(UP));
      return !logSince(before).contains(NOT_DEPLOYED);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Settings of such a name go by the environment, as operators give them. */
  private static boolean isVariable(String name) {
    return name.matches("[A-Z_]+");
  }

  private String logSince(long before) throws IOException {
    byte[] all = Files.readAllBytes(log());
    int from = (int) Math.min(before, all.length);
    return new String(all, from, all.length - from, StandardCharsets.UTF_8);
  }

  public Hub client() {
    return new Hub(address(), issuer);
  }

  /** Where it listens, for those who speak to it below HTTP. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  public TestDatabase database() {
    return database;
  }

  public DevelopmentIssuer issuer() {
    return issuer;
  }

  /** Where it listens on 127.0.0.1. */
  public int port() {
    return port;
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** What all its processes have logged. */
  public Path log() {
    return files.resolve("server.log");
  }

  /** Ends the process with SIGKILL and returns when it is gone. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /**
   * Ends the process with SIGTERM, as an operator does.
   *
   * @return false if it had to be killed, because it was not gone in time
   */
  public boolean stop(long seconds) {
    process.destroy();
    try {
      if (process.waitFor(seconds, TimeUnit.SECONDS)) {
        return true;
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    kill();
    return false;
  }

  @Override
  public void close() {
    if (process != null) kill();
    if (ownsDatabase) database.close();
    issuer.close();
    Folders.delete(files.resolve("tmp"));
  }
}
