package org.touchstonehub.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
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

  /** All that the launcher may expect of a machine beside a JDK. */
  private static final List<String> TOOLS =
      List.of(
          "awk",
          "cat",
          "chmod",
          "cksum",
          "cp",
          "dirname",
          "env",
          "find",
          "flock",
          "ln",
          "ls",
          "mkdir",
          "mktemp",
          "mv",
          "readlink",
          "rm",
          "sed",
          "sh",
          "sleep",
          "sort",
          "tail",
          "touch",
          "tr",
          "uname",
          "wc");

  @TempDir Path folder;
  private Path clone;
  private Path java;
  private Path bin;
  private Path tools;
  private Path home;
  private final Map<String, String> environment = new HashMap<>();

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
    Files.createDirectories(clone.resolve("launcher"));
    Files.copy(Path.of("..", "launcher", "Fetch.java"), clone.resolve("launcher/Fetch.java"));
    pinOpa("");
    home = Files.createDirectories(folder.resolve("home"));
    tools = Files.createDirectories(folder.resolve("tools"));
    for (String tool : TOOLS) {
      for (String place : System.getenv("PATH").split(":", -1)) {
        Path program = Path.of(place, tool);
        if (!Files.isExecutable(program) || Files.exists(tools.resolve(tool))) continue;
        script(tools.resolve(tool), "exec '%s' \"$@\"".formatted(program));
      }
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
    for (String version : List.of("26", "11", "1.8")) {
      java = javaOfVersion(version);
      Run run = touchstone("match", "--help");

      assertThat(run.status).isEqualTo(2);
      assertThat(run.err.lines()).singleElement().asString().contains(version, "17 to 25");
    }
    java = folder.resolve("nowhere");

    Run run = touchstone("match");

    assertThat(run.status).isEqualTo(2);
    assertThat(run.err.lines()).singleElement().asString().contains("JAVA_HOME", "17 to 25");
  }

  @Test
  void java_17_to_25_are_taken() throws Exception {
    for (String version : List.of("17", "18", "19", "20", "21", "22", "23", "24", "25")) {
      java = javaOfVersion(version);

      assertThat(touchstone("match").status).as(version).isEqualTo(7);
    }
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
  void the_wrapper_gets_its_maven_from_java_alone() throws Exception {
    Files.delete(bin.resolve("mvn"));
    mavenOfVersion("3.9.11", clone.resolve("mvnw"));

    assertThat(touchstone("match").status).isEqualTo(7);

    assertThat(fetched())
        .containsExactly(
            "maven %s %s"
                .formatted(
                    clone.toRealPath().resolve(".mvn/wrapper/maven-wrapper.properties"),
                    home.resolve(".m2")));
    assertThat(Files.readString(clone.resolve("maven.log"))).startsWith("3.9.11 ");
  }

  @Test
  void without_any_maven_it_says_how_to_get_one() throws Exception {
    Files.delete(bin.resolve("mvn"));
    Files.writeString(clone.resolve("no network"), "");

    Run run = touchstone("match");

    assertThat(run.status).isEqualTo(1);
    assertThat(run.err).contains("Maven cannot be had", "install Maven 3.8.7");
  }

  @Test
  void a_home_that_cannot_be_written_is_named() throws Exception {
    Files.delete(home);
    Files.writeString(home, "a file");

    Run run = touchstone("match");

    assertThat(run.status).isEqualTo(2);
    assertThat(run.err).contains("cannot write into " + home.resolve(".m2"), "maven.repo.local");
  }

  @Test
  void a_machine_without_find_is_told_so_and_builds_nothing() throws Exception {
    Files.delete(tools.resolve("find"));

    Run run = touchstone("match");

    assertThat(run.status).isEqualTo(2);
    assertThat(run.err.lines()).singleElement().asString().contains("'find'");
  }

  @Test
  void test_runs_maven_verify_and_hands_back_its_status() throws Exception {
    assertThat(touchstone("test", "-pl", "match-engine").status).isZero();
    assertThat(Files.readString(clone.resolve("maven.log"))).contains("verify -pl match-engine");

    Files.writeString(clone.resolve("broken"), "");
    assertThat(touchstone("test").status).isEqualTo(3);
  }

  @Test
  void tests_run_on_the_opa_of_the_path_where_it_is_the_pinned_one() throws Exception {
    opaOfVersion("1.2.3", bin.resolve("opa"));

    assertThat(touchstone("test").err).isEmpty();
    assertThat(mavenSawOpa()).isEqualTo(bin.resolve("opa").toString());
  }

  @Test
  void another_opa_is_passed_over_for_one_that_is_built_with_go_and_kept() throws Exception {
    opaOfVersion("1.2.2", bin.resolve("opa"));
    goThatBuildsOpa();

    Run first = touchstone("test");
    Run second = touchstone("test");

    assertThat(first.err).contains(bin.resolve("opa") + " is not OPA 1.2.3", "building OPA 1.2.3");
    assertThat(second.err).doesNotContain("building");
    assertThat(mavenSawOpa()).isEqualTo(kept().toString());
    assertThat(Files.readAllLines(folder.resolve("go.log")))
        .containsExactly("install github.com/open-policy-agent/opa@v1.2.3");
    assertThat(kept().getParent()).isDirectoryNotContaining("glob:**/.new*");
  }

  @Test
  void an_opa_that_is_named_comes_first() throws Exception {
    opaOfVersion("1.2.3", bin.resolve("opa"));
    Path named = folder.resolve("my opa");
    opaOfVersion("1.2.3", named);
    environment.put("TOUCHSTONE_OPA_BINARY", named.toString());

    touchstone("test");

    assertThat(mavenSawOpa()).isEqualTo(named.toString());
  }

  @Test
  void where_there_is_no_go_the_release_is_fetched_with_its_checksum() throws Exception {
    pinOpa("5um");

    Run run = touchstone("test");

    assertThat(run.status).isZero();
    assertThat(fetched())
        .singleElement()
        .asString()
        .matches("file https://example\\.org/1\\.2\\.3/opa_[a-z0-9_]+ 5um .*/\\.new\\..*/opa");
    assertThat(mavenSawOpa()).isEqualTo(kept().toString());
  }

  @Test
  void a_go_that_fails_is_survived_by_the_release_and_that_by_neither() throws Exception {
    script(bin.resolve("go"), "echo 'no network' >&2; exit 1");
    pinOpa("5um");

    assertThat(touchstone("test").status).isZero();
    assertThat(mavenSawOpa()).isEqualTo(kept().toString());

    Files.delete(kept());
    Files.writeString(clone.resolve("no network"), "");
    Run run = touchstone("test");

    assertThat(run.status).isZero();
    assertThat(run.err).contains("OPA 1.2.3 cannot be had here");
    assertThat(mavenSawOpa()).isEmpty();
  }

  @Test
  void without_a_pinned_checksum_nothing_is_fetched_and_it_says_so() throws Exception {
    Run run = touchstone("test");

    assertThat(run.status).isZero();
    assertThat(run.err).contains("pins no checksum of OPA 1.2.3 for this machine");
    assertThat(fetched()).isEmpty();
  }

  @Test
  void what_was_not_run_is_named_at_the_end_and_the_rest_is_green() throws Exception {
    Path old = clone.resolve("match-engine/target/surefire-reports/TEST-a.OldTest.xml");
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

    Run run = touchstone("test");

    assertThat(run.status).isZero();
    assertThat(run.err)
        .endsWith("=\n")
        .contains("NOT RUN", "  NeedsOneTest.asks_opa: there is no OPA\n")
        .contains("  AssumesTest.asks_a_file: /x is absent\n", "no OPA 1.2.3 here")
        .doesNotContain("passes")
        .doesNotContain("last_time");
  }

  @Test
  void where_ci_is_true_a_missing_opa_is_a_failure_before_anything_runs() throws Exception {
    environment.put("CI", "true");

    Run run = touchstone("test");

    assertThat(run.status).isEqualTo(1);
    assertThat(run.err).contains("CI is true and there is no OPA 1.2.3");
    assertThat(clone.resolve("maven.log")).doesNotExist();
  }

  @Test
  void the_demo_takes_an_opa_that_is_there_and_waits_for_none() throws Exception {
    goThatBuildsOpa();

    assertThat(touchstone("demo").out).startsWith("OPA=\n");
    assertThat(folder.resolve("go.log")).doesNotExist();

    touchstone("test");
    assertThat(touchstone("demo").out).startsWith("OPA=" + kept() + "\n");
  }

  private void pinOpa(String sum) throws IOException {
    Files.writeString(
        clone.resolve("launcher/opa.properties"),
        """
        # version=0
        version=1.2.3
        url=https://example.org/1.2.3/%%s
        opa_linux_amd64_static=%1$s
        opa_linux_arm64_static=%1$s
        opa_darwin_amd64=%1$s
        opa_darwin_arm64_static=%1$s
        """
            .formatted(sum));
  }

  private Path kept() {
    return home.resolve(".cache/touchstone/bin/opa-1.2.3");
  }

  private static void opaOfVersion(String version, Path file) throws IOException {
    script(file, "echo 'Version: %s'".formatted(version));
  }

  private void goThatBuildsOpa() throws IOException {
    script(
        bin.resolve("go"),
        """
        echo "$*" >> '%s'
        printf '#!/bin/sh\\necho Version: 1.2.3\\n' > "$GOBIN/opa"
        chmod +x "$GOBIN/opa"
        """
            .formatted(folder.resolve("go.log")));
  }

  private String mavenSawOpa() throws IOException {
    return Files.readString(clone.resolve("opa seen")).strip();
  }

  private List<String> fetched() throws IOException {
    Path log = folder.resolve("fetch.log");
    return Files.exists(log) ? Files.readAllLines(log) : List.of();
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
    Path folder = Files.createDirectories(clone.resolve("reports"));
    for (String report : reports) {
      Files.writeString(folder.resolve("TEST-%d.xml".formatted(report.hashCode())), report);
    }
  }

  private Path javaOfVersion(String version) throws IOException {
    Path jdk = Files.createDirectories(folder.resolve("jdk " + version));
    script(
        jdk.resolve("bin/java"),
        """
        if [ "$1" = -XshowSettings:properties ]; then
          echo "    java.home = $(dirname "$0")/.." >&2
          echo "    java.specification.version = %s" >&2
          echo "    user.home = %s" >&2
          exit
        fi
        case $1 in
          */Fetch.java)
            shift
            echo "$*" >> '%s'
            [ ! -e '%s' ] || exit 1
            [ "$1" = maven ] || printf '#!/bin/sh\\necho Version: 1.2.3\\n' > "$4"
            exit
            ;;
        esac
        case " $* " in *" demo "*) echo "OPA=$TOUCHSTONE_OPA_BINARY" ;; esac
        while [ "$1" != org.touchstonehub.command.Main ]; do shift; done
        printf '[%%s]' "$@"
        exit 7
        """
            .formatted(version, home, folder.resolve("fetch.log"), clone.resolve("no network")));
    script(jdk.resolve("bin/javac"), "exit 0");
    return jdk;
  }

  private void mavenOfVersion(String version, Path file) throws IOException {
    script(
        file,
        """
        if [ "$1" = --version ]; then echo "Apache Maven %1$s"; exit; fi
        echo "%1$s $*" >> maven.log
        echo "${TOUCHSTONE_OPA_BINARY:-}" > 'opa seen'
        [ ! -e broken ] || exit 3
        if [ -e reports ]; then
          mkdir -p policy-service/target/surefire-reports
          cp reports/* policy-service/target/surefire-reports
        fi
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
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put("PATH", bin + ":" + tools);
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
