package org.touchstonehub.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guide to the policy shows, run on a copy of the rules. */
class PolicyGuideTest {
  private static final Path TOP = Path.of("..").toAbsolutePath().normalize();

  @TempDir Path clone;

  @Test
  void the_commands_of_the_policy_guide_work_as_they_stand() throws Exception {
    Optional<Path> opa = opa();
    Assumptions.assumeTrue(
        opa.isPresent() || "true".equals(System.getenv("CI")), "there is no OPA");
    Path rules = clone.resolve("my-rules");
    copy("policy-service/src/main/rego", rules);
    copy("policy-service/build-policy", clone.resolve("policy-service/build-policy"));
    copy("launcher/opa.properties", clone.resolve("launcher/opa.properties"));
    Files.writeString(
        rules.resolve("facts.json"),
        """
        {"caller": {"grants": [{"role": "application", "domain": "customer"}]}, "product":
         {"name": "p", "domain": "customer", "purposes": {"CustomerCare": "A6-1-b"}, "attributes":
          [{"name": "city", "type": "locality", "classification": "personal"}]},
         "purpose": "CustomerCare", "operation": "read", "fields": [], "consent": {"status": "none"}}
        """);
    StringBuilder script =
        new StringBuilder("set -e\nopa() { '%s' \"$@\"; }\n".formatted(opa.orElseThrow()));
    for (Guide.Block block : Guide.of(Guide.POLICY).toRun()) {
      // The rules' folder is where the guide asks opa; what else it shows starts at the top.
      Path folder = block.code().startsWith("opa ") ? rules : clone;
      if (folder.equals(clone)) script.append("rm -f '%s/facts.json'\n".formatted(rules));
      script.append("cd '%s'\n%s".formatted(folder, block.code()));
    }

    String said = shell(script.toString(), opa.get());

    assertThat(said).contains("PASS", "\"permit\": true", "policy ");
    assertThat(clone.resolve("my-policy")).isDirectoryContaining("glob:**/policy.wasm");
  }

  private static Optional<Path> opa() {
    String named = System.getenv("TOUCHSTONE_OPA_BINARY");
    if (named != null) return named.isBlank() ? Optional.empty() : Optional.of(Path.of(named));
    return Pattern.compile(File.pathSeparator)
        .splitAsStream(System.getenv("PATH"))
        .map(place -> Path.of(place, "opa"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static void copy(String what, Path to) throws IOException {
    Path from = TOP.resolve(what);
    Files.createDirectories(to.resolve("..").normalize());
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = from.equals(file) ? to : to.resolve(from.relativize(file));
        Files.copy(file, copy, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private String shell(String script, Path opa) throws Exception {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", script).redirectErrorStream(true);
    builder.environment().put("TOUCHSTONE_OPA_BINARY", opa.toString());
    Process shell = builder.start();
    shell.getOutputStream().close();
    String said = new String(shell.getInputStream().readAllBytes(), UTF_8);
    assertThat(shell.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(shell.exitValue()).as(said).isZero();
    return said;
  }
}
