package org.touchstonehub.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shell script, run in a small clone with a Java and a Maven that only tell how they were
 * called.
 */
class LauncherTest {
  private static final List<String> MODULES =
      List.of(
          "match-engine",
          "mdm-core",
          "batch-matching",
          "policy-service",
          "data-products",
          "development-issuer",
          "sharing-api",
          "command-line");

  @TempDir Path folder;
  private Path clone;
  private Path java;
  private Path bin;

  @BeforeEach
  void make_a_small_clone() throws IOException {
    clone = Files.createDirectories(folder.resolve("a clone with blanks"));
    Path script = Path.of("..", "touchstone");
    Files.copy(script, clone.resolve("touchstone"), StandardCopyOption.COPY_ATTRIBUTES);
    Files.createDirectories(clone.resolve(".mvn"));
    Files.writeString(clone.resolve("pom.xml"), "<project/>");
    for (String module : MODULES) {
      Path sources = Files.createDirectories(clone.resolve(module + "/src/main/java"));
      Files.writeString(clone.resolve(module + "/pom.xml"), "<project/>");
      Files.writeString(sources.resolve("A.java"), "class A {}");
    }
    java = javaOfVersion("17");
    bin = Files.createDirectories(folder.resolve("bin"));
    mavenOfVersion("3.8.7", bin.resolve("mvn"));
  }

  @Test
  void alone_it_prints_help() throws Exception {
    Run run = touchstone();

    assertThat(run.status).isZero();
    assertThat(run.out).contains("Usage: ./touchstone", "demo", "match", "evaluate", "test");
    assertThat(run.err).isEmpty();
  }

  @Test
  void a_newer_an_older_or_a_missing_java_gets_one_line_and_status_2() throws Exception {
    for (String version : List.of("25", "11", "1.8")) {
      java = javaOfVersion(version);
      Run run = touchstone("match", "--help");

      assertThat(run.status).isEqualTo(2);
      assertThat(run.err.lines()).singleElement().asString().contains(version, "17 to 21");
    }
    java = folder.resolve("nowhere");

    Run run = touchstone("match");

    assertThat(run.status).isEqualTo(2);
    assertThat(run.err.lines()).singleElement().asString().contains("JAVA_HOME", "17 to 21");
  }

  @Test
  void without_a_compiler_it_asks_for_a_jdk() throws Exception {
    Files.delete(java.resolve("bin/javac"));

    Run run = touchstone("match");

    assertThat(run.status).isEqualTo(2);
    assertThat(run.err.lines()).singleElement().asString().contains("JDK");
  }

  @Test
  void it_builds_once_and_again_when_a_source_changed_or_went() throws Exception {
    assertThat(touchstone("match").err).contains("building the commands");
    assertThat(touchstone("match").err).isEmpty();

    Files.writeString(clone.resolve("match-engine/src/main/java/A.java"), "class A { }");
    assertThat(touchstone("match").err).contains("building the commands");

    Files.delete(clone.resolve("match-engine/src/main/java/A.java"));
    assertThat(touchstone("match").err).contains("building the commands");

    Files.writeString(clone.resolve("sharing-api/src/main/java/A.java"), "class A { }");
    assertThat(touchstone("match").err).as("match needs no server").isEmpty();
    assertThat(touchstone("demo").err).contains("building the hub");
  }

  @Test
  void help_for_the_demo_does_not_wait_for_the_hub_to_be_built() throws Exception {
    Run run = touchstone("demo", "--help");

    assertThat(run.out).contains("[demo][--help]");
    assertThat(run.err).contains("building the commands").doesNotContain("the hub");
  }

  @Test
  void arguments_and_status_pass_through_from_another_folder_and_by_link() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("a link"), clone.resolve("touchstone"));

    Run run = run(link.toString(), "match", "--out", "a b", "*.csv");

    assertThat(run.status).isEqualTo(7);
    assertThat(run.out).contains("[org.touchstonehub.command.Main][match][--out][a b][*.csv]");
  }

  @Test
  void two_launches_at_once_build_once() throws Exception {
    var first = start(clone.resolve("touchstone").toString(), "match");
    var second = start(clone.resolve("touchstone").toString(), "match");

    assertThat(wait(first).status).isEqualTo(7);
    assertThat(wait(second).status).isEqualTo(7);
    assertThat(Files.readAllLines(clone.resolve("maven.log"))).hasSize(1);
  }

  @Test
  void a_failed_build_leaves_nothing_and_ends_with_1() throws Exception {
    Files.writeString(clone.resolve("broken"), "");

    Run run = touchstone("match");

    assertThat(run.status).isEqualTo(1);
    assertThat(run.err).contains("the build failed");
    assertThat(clone.resolve(".touchstone/app")).doesNotExist();
  }

  @Test
  void an_old_maven_is_passed_over_for_the_wrapper() throws Exception {
    mavenOfVersion("3.6.3", bin.resolve("mvn"));
    mavenOfVersion("3.9.11", clone.resolve("mvnw"));

    assertThat(touchstone("match").err).contains("using the wrapper");
    assertThat(Files.readString(clone.resolve("maven.log"))).startsWith("3.9.11 ");
  }

  @Test
  void test_runs_maven_verify_and_hands_back_its_status() throws Exception {
    assertThat(touchstone("test", "-pl", "match-engine").status).isZero();
    assertThat(Files.readString(clone.resolve("maven.log"))).contains("verify -pl match-engine");

    Files.writeString(clone.resolve("broken"), "");
    assertThat(touchstone("test").status).isEqualTo(3);
  }

  private Path javaOfVersion(String version) throws IOException {
    Path home = Files.createDirectories(folder.resolve("jdk " + version));
    script(
        home.resolve("bin/java"),
        """
        if [ "$1" = -XshowSettings:properties ]; then
          echo "    java.home = $(dirname "$0")/.." >&2
          echo "    java.specification.version = %s" >&2
          exit
        fi
        while [ "$1" != org.touchstonehub.command.Main ]; do shift; done
        printf '[%%s]' "$@"
        exit 7
        """
            .formatted(version));
    script(home.resolve("bin/javac"), "exit 0");
    return home;
  }

  private void mavenOfVersion(String version, Path file) throws IOException {
    script(
        file,
        """
        if [ "$1" = --version ]; then echo "Apache Maven %1$s"; exit; fi
        echo "%1$s $*" >> maven.log
        [ ! -e broken ] || exit 3
        for folder in lib demo-lib server; do
          mkdir -p command-line/target/$folder && : > command-line/target/$folder/$folder.jar
        done
        : > command-line/target/command-line-1.jar
        mkdir -p sharing-api/target && : > sharing-api/target/sharing-api-1.war
        """
            .formatted(version));
  }

  private static void script(Path file, String body) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + body);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private Run touchstone(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(clone.resolve("touchstone").toString()));
    command.addAll(List.of(arguments));
    return run(command.toArray(String[]::new));
  }

  private Run run(String... command) throws Exception {
    return wait(start(command));
  }

  private Started start(String... command) throws IOException {
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    Map<String, String> environment = new HashMap<>(builder.environment());
    builder.environment().clear();
    builder.environment().put("PATH", bin + ":" + environment.get("PATH"));
    builder.environment().put("JAVA_HOME", java.toString());
    return new Started(builder.start(), out, err);
  }

  private Run wait(Started started) throws Exception {
    assertThat(started.process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Run(
        started.process.exitValue(),
        Files.readString(started.out, UTF_8),
        Files.readString(started.err, UTF_8));
  }

  private record Started(Process process, Path out, Path err) {}

  private record Run(int status, String out, String err) {}
}
