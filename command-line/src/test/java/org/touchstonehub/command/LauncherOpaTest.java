package org.touchstonehub.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which OPA tests and demo run on. */
class LauncherOpaTest {
  private SmallMachine machine;

  @BeforeEach
  void make_a_machine(@TempDir Path folder) throws IOException {
    machine = new SmallMachine(folder);
  }

  @Test
  void tests_run_on_the_opa_of_the_path_where_it_is_the_pinned_one() throws Exception {
    opaOfVersion("1.2.3", machine.bin.resolve("opa"));

    assertThat(machine.touchstone("test").err()).isEmpty();
    assertThat(mavenSawOpa()).isEqualTo(machine.bin.resolve("opa").toString());
  }

  @Test
  void another_opa_is_passed_over_for_one_that_is_built_with_go_and_kept() throws Exception {
    opaOfVersion("1.2.2", machine.bin.resolve("opa"));
    goThatBuildsOpa();
    Path brokenOff = Files.createDirectories(kept().resolveSibling(".new.b0k3n"));
    Files.setLastModifiedTime(brokenOff, FileTime.from(Instant.now().minus(Duration.ofDays(2))));

    SmallMachine.Run first = machine.touchstone("test");
    SmallMachine.Run second = machine.touchstone("test");

    assertThat(first.err())
        .contains(machine.bin.resolve("opa") + " is not OPA 1.2.3", "building OPA 1.2.3");
    assertThat(second.err()).doesNotContain("building");
    assertThat(mavenSawOpa()).isEqualTo(kept().toString());
    assertThat(Files.readAllLines(machine.folder.resolve("go.log")))
        .containsExactly("install github.com/open-policy-agent/opa@v1.2.3");
    assertThat(kept().getParent()).isDirectoryNotContaining("glob:**/.new*");
  }

  @Test
  void an_opa_that_is_named_comes_first() throws Exception {
    opaOfVersion("1.2.3", machine.bin.resolve("opa"));
    Path named = machine.folder.resolve("my opa");
    opaOfVersion("1.2.3", named);
    machine.environment.put("TOUCHSTONE_OPA_BINARY", named.toString());

    machine.touchstone("test");

    assertThat(mavenSawOpa()).isEqualTo(named.toString());
  }

  @Test
  void an_opa_that_is_named_and_not_there_is_told_of() throws Exception {
    machine.pinOpa("5um");
    Path absent = machine.folder.resolve("no opa");
    machine.environment.put("TOUCHSTONE_OPA_BINARY", absent.toString());

    assertThat(machine.touchstone("test").err()).contains(absent + ", which is not there");
  }

  @Test
  void where_there_is_no_go_the_release_is_fetched_with_its_checksum() throws Exception {
    machine.pinOpa("5um");

    SmallMachine.Run run = machine.touchstone("test");

    assertThat(run.status()).isZero();
    assertThat(machine.fetched())
        .singleElement()
        .asString()
        .matches("file https://example\\.org/1\\.2\\.3/opa_[a-z0-9_]+ 5um .*/\\.new\\..*/opa");
    assertThat(mavenSawOpa()).isEqualTo(kept().toString());
  }

  @Test
  void a_go_that_fails_is_survived_by_the_release_and_that_by_neither() throws Exception {
    SmallMachine.script(machine.bin.resolve("go"), "echo 'no network' >&2; exit 1");
    machine.pinOpa("5um");

    assertThat(machine.touchstone("test").status()).isZero();
    assertThat(mavenSawOpa()).isEqualTo(kept().toString());

    Files.delete(kept());
    Files.writeString(machine.clone.resolve("no network"), "");
    SmallMachine.Run run = machine.touchstone("test");

    assertThat(run.status()).isZero();
    assertThat(run.err()).contains("OPA 1.2.3 cannot be had here");
    assertThat(mavenSawOpa()).isEmpty();
  }

  @Test
  void without_a_pinned_checksum_nothing_is_fetched_and_it_says_so() throws Exception {
    SmallMachine.Run run = machine.touchstone("test");

    assertThat(run.status()).isZero();
    assertThat(run.err()).contains("pins no checksum of OPA 1.2.3 for this machine");
    assertThat(machine.fetched()).isEmpty();
  }

  @Test
  void where_ci_is_true_a_missing_opa_is_a_failure_before_anything_runs() throws Exception {
    machine.environment.put("CI", "true");

    SmallMachine.Run run = machine.touchstone("test");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("CI is true and there is no OPA 1.2.3");
    assertThat(machine.clone.resolve("maven.log")).doesNotExist();
  }

  @Test
  void the_demo_takes_an_opa_that_is_there_and_waits_for_none() throws Exception {
    goThatBuildsOpa();

    assertThat(machine.touchstone("demo").out()).startsWith("OPA=\n");
    assertThat(machine.folder.resolve("go.log")).doesNotExist();

    machine.touchstone("test");
    assertThat(machine.touchstone("demo").out()).startsWith("OPA=" + kept() + "\n");
  }

  private static void opaOfVersion(String version, Path file) throws IOException {
    SmallMachine.script(file, "echo 'Version: %s'".formatted(version));
  }

  private void goThatBuildsOpa() throws IOException {
    SmallMachine.script(
        machine.bin.resolve("go"),
        """
        echo "$*" >> '%s'
        printf '#!/bin/sh\\necho Version: 1.2.3\\n' > "$GOBIN/opa"
        chmod +x "$GOBIN/opa"
        """
            .formatted(machine.folder.resolve("go.log")));
  }

  private String mavenSawOpa() throws IOException {
    return Files.readString(machine.clone.resolve("opa seen")).strip();
  }

  private Path kept() {
    return machine.home.resolve(".cache/touchstone/bin/opa-1.2.3");
  }
}
