package org.touchstonehub.command.file;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstonehub.command.Main;

/** A match in a process of its own that waits for a pipe nobody writes to, until it is stopped. */
class InterruptedMatchTest {
  /** Its bit among signals. */
  private static final long SIGINT = 1 << 1;

  @TempDir Path folder;
  private @Nullable Process match;

  @AfterEach
  void leaves_no_process_behind_where_it_failed() {
    if (match != null) match.destroyForcibly();
  }

  @Test
  void control_c_ends_with_130_and_leaves_nothing() throws Exception {
    Path pipe = folder.resolve("pipe.csv");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Path parent = folder.resolve("new/deep");
    List<String> command = new ArrayList<>(heedingControlC());
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Xmx64m",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "match",
            "--model",
            "customer",
            "--out",
            parent.resolve("out").toString(),
            pipe.toString()));
    match =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> Files.isDirectory(parent) && !names(parent).isEmpty());

    assertThat(new ProcessBuilder("sh", "-c", "kill -s INT " + match.pid()).start().waitFor())
        .isZero();

    assertThat(match.waitFor(60, SECONDS)).isTrue();
    assertThat(match.exitValue()).isEqualTo(130);
    assertThat(names(folder)).containsExactlyInAnyOrder("pipe.csv", "log");
  }

  /** What is started in the background of a script ignores Ctrl-C, and all it starts as well. */
  private static List<String> heedingControlC() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) return List.of();
    boolean ignored =
        Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .anyMatch(
                line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & SIGINT) != 0);
    return ignored ? List.of("env", "--default-signal=INT") : List.of();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
