package org.touchstonehub.command.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {
  @TempDir Path folder;

  @Test
  void closing_stops_the_server_with_the_signal_that_it_wants() throws IOException {
    Path log = folder.resolve("log");
    Child child =
        server(log, "trap 'echo told to stop; exit 0' TERM; echo up; while :; do sleep 0.1; done");
    await().atMost(Duration.ofSeconds(20)).until(() -> child.hasLogged("up"));
    assertThat(child.isAlive()).isTrue();

    child.close();

    assertThat(child.isAlive()).isFalse();
    assertThat(Files.readAllLines(log)).containsExactly("up", "told to stop");
  }

  @Test
  void a_server_that_ends_by_itself_is_noticed_and_its_last_words_are_told() {
    Path log = folder.resolve("log");
    Child child = server(log, "echo out of cheese; exit 3");

    await().atMost(Duration.ofSeconds(20)).until(() -> !child.isAlive());

    assertThat(child.failure("has ended"))
        .hasMessageContaining("A server has ended")
        .hasMessageContaining(log.toString())
        .hasMessageContaining("out of cheese");
    child.close();
  }

  /** A launcher in a JVM of its own, killed in the way that leaves it no last words. */
  @Test
  void a_server_does_not_outlive_a_killed_launcher() throws Exception {
    Path log = folder.resolve("log");
    Process launcher =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-cp",
                System.getProperty("java.class.path"),
                Launcher.class.getName(),
                log.toString())
            .inheritIO()
            .start();
    await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(log) && Files.size(log) > 0);
    ProcessHandle server =
        ProcessHandle.of(Long.parseLong(Files.readString(log).strip())).orElseThrow();

    launcher.destroyForcibly();

    await().atMost(Duration.ofSeconds(20)).until(() -> !server.isAlive());
  }

  /** Starts a server and waits to be killed. */
  static final class Launcher {
    public static void main(String[] arguments) throws InterruptedException {
      server(Path.of(arguments[0]), "echo $$; while :; do sleep 0.1; done");
      Thread.sleep(Duration.ofMinutes(5).toMillis());
    }
  }

  private static Child server(Path log, String script) {
    return Child.start("A server", "TERM", log, Map.of(), List.of("sh", "-c", script));
  }
}
