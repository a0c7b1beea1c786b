package org.touchstonehub.command.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A server that lives no longer than the launcher. A shell stands between the two and reads a pipe
 * from the launcher: when that ends, also by {@code kill -9}, the shell stops the server. Where
 * there is {@code setsid}, the server gets a session of its own, so that Ctrl-C reaches the
 * launcher alone and the parts can be stopped in order.
 */
final class Child implements AutoCloseable {
  /** $1 is the signal that stops the server, the rest is the server's command. */
  private static final String GUARD =
      """
      signal=$1
      shift
      exec 3<&0
      "$@" 3<&- < /dev/null &
      server=$!
      (
        read -r _ <&3
        kill -s "$signal" "$server"
        i=0
        while [ $i -lt 30 ]; do sleep 1; i=$((i + 1)); done
        kill -s KILL "$server"
      ) 2> /dev/null &
      watch=$!
      wait "$server"
      status=$?
      kill "$watch" 2> /dev/null
      exit $status
      """;

  private static final int STOP_SECONDS = 35;

  private final String name;
  private final Process guard;
  private final Path log;
  private final long logBegan;

  private Child(String name, Process guard, Path log, long logBegan) {
    this.name = name;
    this.guard = guard;
    this.log = log;
    this.logBegan = logBegan;
  }

  /**
   * Starts a server; its output goes to the end of the log.
   *
   * @param signal what stops it: {@code TERM}, {@code INT}
   * @param environment added to the launcher's
   */
  static Child start(
      String name, String signal, Path log, Map<String, String> environment, List<String> server) {
    List<String> command = new ArrayList<>();
    if (isOnPath("setsid")) command.add("setsid");
    command.addAll(List.of("/bin/sh", "-c", GUARD, "touchstone-" + name, signal));
    command.addAll(server);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    try {
      long logBegan = Files.exists(log) ? Files.size(log) : 0;
      return new Child(name, builder.start(), log, logBegan);
    } catch (IOException notStarted) {
      throw new DemoFailed("%s does not start: %s".formatted(name, notStarted), notStarted);
    }
  }

  static boolean isOnPath(String program) {
    for (String folder : String.valueOf(System.getenv("PATH")).split(":", -1)) {
      if (Files.isExecutable(Path.of(folder, program))) return true;
    }
    return false;
  }

  boolean isAlive() {
    return guard.isAlive();
  }

  /** True if the server has written that into its log since it started. */
  boolean hasLogged(String words) {
    try (InputStream in = Files.newInputStream(log)) {
      in.skipNBytes(logBegan);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).contains(words);
    } catch (IOException nothingYet) {
      return false;
    }
  }

  /** What is told of a server that ended, or did not come up. */
  DemoFailed failure(String what) {
    String lines = String.join("\n", DemoHome.lastLines(log, 20));
    return new DemoFailed(
        "%s %s. The last lines of %s:%n%s".formatted(name, what, log, lines), null);
  }

  /** Stops the server and waits until it has stopped. */
  @Override
  public void close() {
    try {
      guard.getOutputStream().close();
    } catch (IOException ended) {
      // It has stopped by itself.
    }
    try {
      if (guard.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) return;
      guard.descendants().forEach(ProcessHandle::destroyForcibly);
      guard.destroyForcibly();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
