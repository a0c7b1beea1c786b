package org.touchstonehub.sharing.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.touchstonehub.policy.pdp.PolicyBundle;

/** A real OPA server with the shipped rules that can be stopped, paused and started again. */
public final class OwnOpa implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private final Path rules;
  private final int port = FreePort.next();
  private Process process;

  public OwnOpa() {
    try {
      rules = Files.createTempDirectory("touchstone-rules");
      PolicyBundle.shipped().writeForOpa(rules);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Whether there is an {@code opa} to run: on the PATH, or where {@code .ci/run} builds it. */
  public static Optional<Path> binary() {
    Stream<Path> path =
        Stream.of(String.valueOf(System.getenv("PATH")).split(File.pathSeparator)).map(Path::of);
    Path built = Path.of(System.getProperty("user.home"), ".cache", "touchstone", "bin");
    return Stream.concat(path, Stream.of(built))
        .map(folder -> folder.resolve("opa"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Starts it and returns when it decides. */
  public OwnOpa start() {
    List<String> command =
        List.of(
            binary().orElseThrow().toString(),
            "run",
            "--server",
            "--addr",
            "127.0.0.1:" + port,
            "--log-level",
            "error",
            "--disable-telemetry",
            "--bundle",
            rules.toString());
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    var request = HttpRequest.newBuilder(URI.create(url() + "/health?bundles")).build();
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptions()
        .until(
            () -> HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200);
    return this;
  }

  public void stop() {
    process.destroy();
    process.onExit().join();
  }

  /** Lets it keep its connections and answer nothing, or go on. */
  public void pause(boolean paused) {
    try {
      int status =
          new ProcessBuilder("kill", paused ? "-STOP" : "-CONT", String.valueOf(process.pid()))
              .inheritIO()
              .start()
              .waitFor();
      assertThat(status).isZero();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
