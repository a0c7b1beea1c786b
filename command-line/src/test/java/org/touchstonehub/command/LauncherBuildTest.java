package org.touchstonehub.command;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the launcher builds, and when. */
class LauncherBuildTest {
  private SmallMachine machine;

  @BeforeEach
  void make_a_machine(@TempDir Path folder) throws IOException {
    machine = new SmallMachine(folder);
  }

  @Test
  void it_builds_once_and_again_when_a_source_changed_or_went() throws Exception {
    assertThat(machine.touchstone("match").err()).contains("building the commands");
    assertThat(machine.touchstone("match").err()).isEmpty();

    Files.writeString(machine.clone.resolve("match-engine/src/main/java/A.java"), "class A { }");
    assertThat(machine.touchstone("match").err()).contains("building the commands");

    Files.delete(machine.clone.resolve("match-engine/src/main/java/A.java"));
    assertThat(machine.touchstone("match").err()).contains("building the commands");

    Files.writeString(machine.clone.resolve("sharing-api/src/main/java/A.java"), "class A { }");
    assertThat(machine.touchstone("match").err()).as("match needs no server").isEmpty();
    assertThat(machine.touchstone("demo").err()).contains("building the hub");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void two_launches_at_once_build_once(boolean flock) throws Exception {
    if (!flock) Files.deleteIfExists(machine.tools.resolve("flock"));
    Path hold = Files.writeString(machine.clone.resolve("hold"), "");
    Path log = machine.clone.resolve("maven.log");

    var first = machine.start("match");
    await().atMost(ofMinutes(1)).until(() -> Files.exists(log));
    var second = machine.start("match");
    await()
        .atMost(ofMinutes(1))
        .until(() -> Files.readString(second.err()).contains("waiting for another build"));
    Files.delete(hold);

    assertThat(machine.wait(first).status()).isEqualTo(7);
    assertThat(machine.wait(second).status()).isEqualTo(7);
    assertThat(Files.readAllLines(log)).hasSize(1);
  }

  @Test
  void a_failed_build_leaves_nothing_and_ends_with_1() throws Exception {
    Files.writeString(machine.clone.resolve("broken"), "");

    SmallMachine.Run run = machine.touchstone("match");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("the build failed");
    assertThat(machine.clone.resolve(".touchstone/app")).doesNotExist();
  }
}
