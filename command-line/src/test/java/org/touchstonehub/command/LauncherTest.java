package org.touchstonehub.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher itself: help, arguments, status, what it tells at the end. */
class LauncherTest {
  private SmallMachine machine;

  @BeforeEach
  void make_a_machine(@TempDir Path folder) throws IOException {
    machine = new SmallMachine(folder);
  }

  @Test
  void alone_it_prints_help() throws Exception {
    SmallMachine.Run run = machine.touchstone();

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("Usage: ./touchstone", "demo", "match", "evaluate", "test");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void help_for_the_demo_does_not_wait_for_the_hub_to_be_built() throws Exception {
    SmallMachine.Run run = machine.touchstone("demo", "--help");

    assertThat(run.out()).contains("[demo][--help]");
    assertThat(run.err()).contains("building the commands").doesNotContain("the hub");
  }

  @Test
  void arguments_and_status_pass_through_from_another_folder_and_by_link() throws Exception {
    Path link =
        Files.createSymbolicLink(
            machine.folder.resolve("a link"), machine.clone.resolve("touchstone"));

    SmallMachine.Run run = machine.wait(machine.startBy(link, "match", "--out", "a b", "*.csv"));

    assertThat(run.status()).isEqualTo(7);
    assertThat(run.out()).contains("[org.touchstonehub.command.Main][match][--out][a b][*.csv]");
  }

  @Test
  void help_for_the_tests_is_printed_and_nothing_is_run() throws Exception {
    SmallMachine.Run run = machine.touchstone("test", "--help");

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("Usage: ./touchstone test");
    assertThat(machine.clone.resolve("maven.log")).doesNotExist();
  }

  @Test
  void test_runs_maven_verify_and_hands_back_its_status() throws Exception {
    assertThat(machine.touchstone("test", "-pl", "match-engine").status()).isZero();
    assertThat(Files.readString(machine.clone.resolve("maven.log")))
        .contains("verify -pl match-engine");

    Files.writeString(machine.clone.resolve("broken"), "");
    assertThat(machine.touchstone("test").status()).isEqualTo(3);
  }

  @Test
  void what_was_not_run_is_named_at_the_end_and_the_rest_is_green() throws Exception {
    Path old = machine.clone.resolve("match-engine/target/surefire-reports/TEST-a.OldTest.xml");
    Files.createDirectories(old.getParent());
    Files.writeString(old, report("a.OldTest", "was_skipped_last_time", "<skipped/>"));
    Files.setLastModifiedTime(old, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    reportsOfTheNextRun(
        report("a.b.NeedsOneTest", "asks_opa", "<skipped message=\"there is no OPA\"/>"),
        report(
            "a.b.AssumesTest",
            "asks_a_file",
            "<skipped type=\"t.Aborted\"><![CDATA[org.t.Aborted: /x is absent\n\tat a.b.C.d(C.java:1)"),
        report("a.b.RunTest", "passes", ""));

    SmallMachine.Run run = machine.touchstone("test");

    assertThat(run.status()).isZero();
    assertThat(run.err())
        .endsWith("=\n")
        .contains("NOT RUN", "  NeedsOneTest.asks_opa: there is no OPA\n")
        .contains("  AssumesTest.asks_a_file: /x is absent\n", "no OPA 1.2.3 here")
        .doesNotContain("passes")
        .doesNotContain("last_time");
  }

  private static String report(String type, String test, String outcome) {
    return """
        <testsuite name="%1$s">
          <testcase name="%2$s" classname="%1$s" time="0.0">
            %3$s
          </testcase>
        </testsuite>
        """
        .formatted(type, test, outcome);
  }

  /** What Surefire writes. */
  private void reportsOfTheNextRun(String... reports) throws IOException {
    Path folder = Files.createDirectories(machine.clone.resolve("reports"));
    for (String report : reports) {
      Files.writeString(folder.resolve("TEST-%d.xml".formatted(report.hashCode())), report);
    }
  }
}
