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

/**
 * A machine with a small clone on it, whose Java and Maven only tell how they were called. The
 * launcher is run on it as on any other.
 */
final class SmallMachine {
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

  final Path folder;
  final Path clone;
  final Path bin;
  final Path tools;
  final Path home;
  Path java;
  final Map<String, String> environment = new HashMap<>();

  SmallMachine(Path folder) throws IOException {
    this.folder = folder;
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

  void pinOpa(String sum) throws IOException {
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

  List<String> fetched() throws IOException {
    Path log = folder.resolve("fetch.log");
    return Files.exists(log) ? Files.readAllLines(log) : List.of();
  }

  Path javaOfVersion(String version) throws IOException {
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

  void mavenOfVersion(String version, Path file) throws IOException {
    script(
        file,
        """
        if [ "$1" = --version ]; then echo "Apache Maven %1$s"; exit; fi
        echo "%1$s $*" >> maven.log
        echo "${TOUCHSTONE_OPA_BINARY:-}" > 'opa seen'
        while [ -e hold ]; do sleep 0.1; done
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

  static void script(Path file, String body) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + body);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  Run touchstone(String... arguments) throws Exception {
    return wait(start(arguments));
  }

  Started start(String... arguments) throws IOException {
    return startBy(clone.resolve("touchstone"), arguments);
  }

  /** As {@link #start}, by another path to the same script. */
  Started startBy(Path script, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
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

  Run wait(Started started) throws Exception {
    assertThat(started.process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Run(
        started.process.exitValue(),
        Files.readString(started.out, UTF_8),
        Files.readString(started.err, UTF_8));
  }

  record Started(Process process, Path out, Path err) {}

  record Run(int status, String out, String err) {}
}
