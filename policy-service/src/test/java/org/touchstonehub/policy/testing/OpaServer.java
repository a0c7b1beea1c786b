package org.touchstonehub.policy.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.touchstonehub.policy.pdp.PolicyBundle;

/** A real OPA server with the shipped policy, on a free port of the loopback address. */
public final class OpaServer implements AutoCloseable {
  private final List<String> command;
  private final URI uri;
  private Process process;

  @SuppressWarnings("NullAway.Init") // startAgain sets the process
  private OpaServer(List<String> command, URI uri) {
    this.command = command;
    this.uri = uri;
  }

  /**
   * The OPA to test with. Tests that need it are marked with {@link NeedsOpa}, which leaves them
   * out where there is none.
   */
  public static Path binary() {
    return PinnedOpa.find().orElseThrow(() -> new AssertionError(PinnedOpa.MISSING));
  }

  /** Starts with the shipped policy and returns when it answers. */
  public static OpaServer start(Path folder) throws IOException {
    PolicyBundle.shipped().writeForOpa(folder);
    return start(List.of("--bundle", folder.toString()));
  }

  /** Starts with no policy at all. */
  public static OpaServer startEmpty() throws IOException {
    return start(List.of());
  }

  private static OpaServer start(List<String> what) throws IOException {
    int port = freePort();
    List<String> command = new ArrayList<>();
    command.addAll(List.of(binary().toString(), "run", "--server", "--log-level", "error"));
    command.addAll(List.of("--disable-telemetry", "--addr", "127.0.0.1:" + port));
    command.addAll(what);
    OpaServer server = new OpaServer(command, URI.create("http://127.0.0.1:" + port));
    server.startAgain();
    return server;
  }

  /** Starts after {@link #close} at the same address, and returns when it answers. */
  public void startAgain() throws IOException {
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    awaitHealthy();
  }

  /** Lets it keep its connections and answer nothing, or go on. */
  public void pause(boolean paused) throws IOException {
    Process kill =
        // The shell's own kill: not every machine has a program of that name.
        new ProcessBuilder(
                "sh", "-c", "kill -s %s %d".formatted(paused ? "STOP" : "CONT", process.pid()))
            .inheritIO()
            .start();
    assertThat(kill.onExit().join().exitValue()).isZero();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void awaitHealthy() throws IOException {
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest health =
        HttpRequest.newBuilder(uri.resolve("/health?bundles"))
            .timeout(Duration.ofSeconds(1))
            .build();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (System.nanoTime() < end && process.isAlive()) {
      try {
        if (http.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) return;
      } catch (IOException e) {
        // Not listening yet.
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    process.destroyForcibly();
    throw new IOException("OPA did not become healthy");
  }

  public URI uri() {
    return uri;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
