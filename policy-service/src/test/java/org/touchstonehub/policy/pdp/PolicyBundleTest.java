package org.touchstonehub.policy.pdp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstonehub.mdm.database.Digests;
import org.touchstonehub.policy.testing.NeedsOpa;
import org.touchstonehub.policy.testing.OpaServer;
import org.touchstonehub.policy.testing.PinnedOpa;

/** What is shipped is what the sources say: where a test here fails, run {@code build-policy}. */
class PolicyBundleTest {
  private static final Path RULES = Path.of("src/main/rego");
  private static final Path SHIPPED = Path.of("src/main/resources/org/touchstonehub/policy/bundle");

  @TempDir Path work;

  @Test
  void the_list_of_sources_is_that_of_the_sources() throws IOException {
    assertThat(PolicyBundle.shipped().sources())
        .as("run policy-service/build-policy after a change of the policy")
        .isEqualTo(digestsOfSources());
  }

  private static Map<String, String> digestsOfSources() throws IOException {
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(RULES)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String path = RULES.relativize(file).toString();
        if (path.endsWith("_test.rego") || path.equals("touchstone/policy/data.json")) continue;
        digests.put(path, sha256(file));
      }
    }
    return digests;
  }

  @Test
  void the_digest_that_decisions_carry_is_that_of_the_list() throws IOException {
    String digest = PolicyBundle.shipped().digest();
    JsonNode source = json(RULES.resolve("touchstone/policy/data.json"));
    JsonNode built = json(SHIPPED.resolve("data.json"));

    assertThat(source.path("digest").asText()).isEqualTo(digest);
    assertThat(built.at("/touchstone/policy/digest").asText()).isEqualTo(digest);
  }

  @NeedsOpa
  @Test
  void rules_pass_their_own_tests_all_lines_tried_and_build_to_what_is_shipped() throws Exception {
    String version = output(List.of(OpaServer.binary().toString(), "version"));
    ProcessBuilder build =
        new ProcessBuilder(Path.of("build-policy").toAbsolutePath().toString(), work.toString());
    build.environment().put("TOUCHSTONE_OPA_BINARY", OpaServer.binary().toString());

    String said = output(build);

    assertThat(said).contains("policy " + PolicyBundle.shipped().digest());
    assertThat(json(work.resolve("data.json"))).isEqualTo(json(SHIPPED.resolve("data.json")));
    // Other releases of OPA may compile to other bytes; what they decide is compared elsewhere.
    if (version.contains("Version: " + PinnedOpa.version())) {
      assertThat(work.resolve("policy.wasm"))
          .hasSameBinaryContentAs(SHIPPED.resolve("policy.wasm"));
    }
  }

  @Test
  void an_opa_server_is_given_the_same_sources() throws IOException {
    PolicyBundle.shipped().writeForOpa(work);

    for (Map.Entry<String, String> source : PolicyBundle.shipped().sources().entrySet()) {
      assertThat(sha256(work.resolve(source.getKey()))).isEqualTo(source.getValue());
    }
  }

  private static String sha256(Path file) throws IOException {
    return HexFormat.of().formatHex(Digests.sha256().digest(Files.readAllBytes(file)));
  }

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }

  private static String output(List<String> command) throws Exception {
    return output(new ProcessBuilder(command));
  }

  private static String output(ProcessBuilder command) throws Exception {
    Process process = command.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output;
  }
}
