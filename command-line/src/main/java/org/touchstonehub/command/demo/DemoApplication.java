package org.touchstonehub.command.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The application on Payara Micro. */
final class DemoApplication implements AutoCloseable {
  /** Only a machine with much else to do takes long; failures show in the log before. */
  private static final Duration READY = Duration.ofMinutes(10);

  private static final String NOT_DEPLOYED = "Exception while loading the app :";
  private static final String NOT_STARTED = "event=hub-start-failed";

  private static final List<String> SMALL =
      List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-Xms640m",
          "-Xmx704m",
          "-XX:+UseSerialGC",
          // A start is over before the second compiler has earned what it costs.
          "-XX:TieredStopAtLevel=1",
          // Growing to it would cost two full collections of a start.
          "-XX:MetaspaceSize=192m",
          "-XX:MaxMetaspaceSize=256m",
          "-XX:ReservedCodeCacheSize=96m",
          "-XX:+ExitOnOutOfMemoryError");

  private static final String NO_POLICY = "event=policy-refused";

  private final Child server;
  private final int port;

  private DemoApplication(Child server, int port) {
    this.server = server;
    this.port = port;
  }

  /** Starts it and returns at once; {@link #awaitReady} waits. */
  static DemoApplication start(
      DemoHome home, HubFiles files, int port, Map<String, String> environment) {
    return start(home, files, port, environment, SMALL);
  }

  /** The same on another JVM: its program and options. */
  static DemoApplication start(
      DemoHome home, HubFiles files, int port, Map<String, String> environment, List<String> jvm) {
    Path temporary = home.path("tmp");
    try {
      DemoHome.removeTree(temporary); // what a killed server unpacked
      Files.createDirectories(temporary);
    } catch (IOException unwritable) {
      throw new DemoFailed("Cannot use %s: %s".formatted(temporary, unwritable), unwritable);
    }
    List<String> command = new ArrayList<>(jvm);
    command.addAll(
        List.of(
            "-Djava.io.tmpdir=" + temporary,
            "-jar",
            files.payara().toString(),
            "--nocluster",
            "--nohazelcast",
            "--disablephonehome",
            "--port",
            String.valueOf(port),
            "--contextroot",
            "/",
            "--prebootcommandfile",
            files.settings().resolve("preboot.asadmin").toString(),
            "--postbootcommandfile",
            files.settings().resolve("postboot.asadmin").toString(),
            "--logproperties",
            files.settings().resolve("logging.properties").toString(),
            "--deploy",
            files.war().toString()));
    Child server =
        Child.start("The application", "TERM", home.log("application"), environment, command);
    return new DemoApplication(server, port);
  }

  void awaitReady() {
    Waiting.until(this::isReady, server, READY);
  }

  private boolean isReady() {
    // Payara goes on serving nothing where the application does not deploy.
    if (server.hasLogged(NOT_DEPLOYED)) throw server.failure("does not deploy");
    if (server.hasLogged(NOT_STARTED)) throw server.failure("does not come up");
    if (server.hasLogged(NO_POLICY)) throw server.failure("has no policy that it can follow");
    return Http.status(url() + "/health/ready") == 200;
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  boolean isAlive() {
    return server.isAlive();
  }

  DemoFailed failure(String what) {
    return server.failure(what);
  }

  @Override
  public void close() {
    server.close();
  }
}
