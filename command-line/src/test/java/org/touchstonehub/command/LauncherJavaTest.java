package org.touchstonehub.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher finds on a machine, or asks for: Java, Maven, tools, a home. */
class LauncherJavaTest {
  private SmallMachine machine;

  @BeforeEach
  void make_a_machine(@TempDir Path folder) throws IOException {
    machine = new SmallMachine(folder);
  }

  @Test
  void a_newer_an_older_or_a_missing_java_gets_one_line_and_status_2() throws Exception {
    for (String version : List.of("26", "11", "1.8")) {
      machine.java = machine.javaOfVersion(version);
      SmallMachine.Run run = machine.touchstone("match", "--help");

      assertThat(run.status()).isEqualTo(2);
      assertThat(run.err().lines()).singleElement().asString().contains(version, "17 to 25");
    }
    machine.java = machine.folder.resolve("nowhere");

    SmallMachine.Run run = machine.touchstone("match");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err().lines()).singleElement().asString().contains("JAVA_HOME", "17 to 25");
  }

  @Test
  void java_17_to_25_are_taken() throws Exception {
    for (String version : List.of("17", "18", "19", "20", "21", "22", "23", "24", "25")) {
      machine.java = machine.javaOfVersion(version);

      assertThat(machine.touchstone("match").status()).as(version).isEqualTo(7);
    }
  }

  @Test
  void without_a_compiler_it_asks_for_a_jdk() throws Exception {
    Files.delete(machine.java.resolve("bin/javac"));

    SmallMachine.Run run = machine.touchstone("match");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err().lines()).singleElement().asString().contains("JDK");
  }

  @Test
  void an_old_maven_is_passed_over_for_the_wrapper() throws Exception {
    machine.mavenOfVersion("3.6.3", machine.bin.resolve("mvn"));
    machine.mavenOfVersion("3.9.11", machine.clone.resolve("mvnw"));

    assertThat(machine.touchstone("match").err()).contains("using the wrapper");
    assertThat(Files.readString(machine.clone.resolve("maven.log"))).startsWith("3.9.11 ");
  }

  @Test
  void the_wrapper_gets_its_maven_from_java_alone() throws Exception {
    Files.delete(machine.bin.resolve("mvn"));
    machine.mavenOfVersion("3.9.11", machine.clone.resolve("mvnw"));

    assertThat(machine.touchstone("match").status()).isEqualTo(7);

    assertThat(machine.fetched())
        .containsExactly(
            "maven %s %s"
                .formatted(
                    machine.clone.toRealPath().resolve(".mvn/wrapper/maven-wrapper.properties"),
                    machine.home.resolve(".m2")));
    assertThat(Files.readString(machine.clone.resolve("maven.log"))).startsWith("3.9.11 ");
  }

  @Test
  void without_any_maven_it_says_how_to_get_one() throws Exception {
    Files.delete(machine.bin.resolve("mvn"));
    Files.writeString(machine.clone.resolve("no network"), "");

    SmallMachine.Run run = machine.touchstone("match");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("Maven cannot be had", "install Maven 3.8.7");
  }

  @Test
  void a_home_that_cannot_be_written_is_named() throws Exception {
    Files.delete(machine.home);
    Files.writeString(machine.home, "a file");

    SmallMachine.Run run = machine.touchstone("match");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .contains("cannot write into " + machine.home.resolve(".m2"), "maven.repo.local");
  }

  @Test
  void a_machine_without_find_is_told_so_and_builds_nothing() throws Exception {
    Files.delete(machine.tools.resolve("find"));

    SmallMachine.Run run = machine.touchstone("match");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err().lines()).singleElement().asString().contains("'find'");
  }
}
