package org.touchstonehub.policy.pdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.touchstonehub.policy.purpose.Purpose;

class PolicyFolderTest {
  private static final Path RULES = Path.of("src/main/rego");
  private static final Path BUILT = Path.of("src/main/resources/org/touchstonehub/policy/bundle");
  private static final List<String> FILES =
      List.of("policy.wasm", "data.json", "SOURCES", "CHECKSUMS");

  @TempDir Path folder;

  private Path write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.resolveSibling("."));
    return Files.writeString(file, text);
  }

  private String shipped(String path) throws IOException {
    return Files.readString(RULES.resolve(path));
  }

  private PolicyBundle read() {
    return PolicyBundle.ofFolder(folder, true);
  }

  private static Mask phoneOf(PolicyBundle policy) {
    GovernedProduct product =
        new GovernedProduct(
            "customer-golden",
            "1",
            "customer",
            List.of(new GovernedAttribute("phone", "phone", "personal")),
            Questions.CUSTOMERS.legalBases(),
            false);
    PolicyQuestion question =
        new PolicyQuestion(
            org.touchstonehub.policy.caller.Caller.of("x", List.of("product-consumer:*")),
            product,
            new Purpose("CustomerCare"),
            Operation.READ,
            Set.of(),
            null);
    Decision decision = new WasmPolicyEngine(policy, 1, Duration.ofSeconds(10)).decide(question);
    assertThat(decision.policyDigest()).isEqualTo(policy.digest());
    return ((Decision.Permit) decision).masks().getOrDefault("phone", Mask.HIDDEN);
  }

  @Test
  void a_document_takes_the_place_of_the_shipped_one_and_changes_the_digest() throws IOException {
    write(
        "touchstone/masks/data.yaml",
        shipped("touchstone/masks/data.yaml").replace("  phone: last-four\n", ""));

    PolicyBundle policy = read();

    assertThat(phoneOf(PolicyBundle.shipped())).isEqualTo(Mask.LAST_FOUR);
    assertThat(phoneOf(policy)).isEqualTo(Mask.HIDDEN);
    assertThat(policy.digest()).isNotEqualTo(PolicyBundle.shipped().digest());
    assertThat(policy.sources().keySet()).isEqualTo(PolicyBundle.shipped().sources().keySet());
  }

  @Test
  void a_purpose_of_ones_own_is_known() throws IOException {
    write(
        "touchstone/purposes/data.yaml",
        shipped("touchstone/purposes/data.yaml")
            + "\nPetCare: {label: Pet care, broader: [], legal_bases: {pet: [A6-1-b]}, needs: {public: clear}}\n");

    assertThat(read().purposes().find(new Purpose("PetCare"))).isPresent();
    assertThat(PolicyBundle.shipped().purposes().find(new Purpose("PetCare"))).isEmpty();
  }

  @Test
  void the_shipped_sources_as_they_are_make_the_shipped_policy() throws IOException {
    PolicyBundle.shipped().writeForOpa(folder);

    assertThat(read().digest()).isEqualTo(PolicyBundle.shipped().digest());
    assertThat(read().data()).isEqualTo(PolicyBundle.shipped().data());
  }

  @Test
  void changed_rules_need_compiling_or_an_opa_server() throws IOException {
    PolicyBundle.shipped().writeForOpa(folder);
    write(
        "touchstone/sharing/masks.rego", shipped("touchstone/sharing/masks.rego") + "# changed\n");

    assertThatThrownBy(this::read)
        .isInstanceOf(InvalidPolicy.class)
        .hasMessageContaining("masks.rego is not a shipped rule")
        .hasMessageContaining("build-policy");
    assertThat(PolicyBundle.ofFolder(folder, false).purposes().all()).isNotEmpty();
  }

  @Test
  void a_compiled_policy_is_taken_as_it_was_built() throws IOException {
    for (String file : FILES) Files.copy(BUILT.resolve(file), folder.resolve(file));

    assertThat(read().digest()).isEqualTo(PolicyBundle.shipped().digest());
    assertThat(phoneOf(read())).isEqualTo(Mask.LAST_FOUR);
  }

  @ParameterizedTest
  @CsvSource({"policy.wasm", "data.json", "SOURCES"})
  void a_compiled_policy_that_was_touched_is_refused(String touched) throws IOException {
    for (String file : FILES) Files.copy(BUILT.resolve(file), folder.resolve(file));
    byte[] bytes = Files.readAllBytes(folder.resolve(touched));
    bytes[bytes.length / 2] ^= 1;
    Files.write(folder.resolve(touched), bytes);

    assertThatThrownBy(this::read)
        .isInstanceOf(InvalidPolicy.class)
        .hasMessageContaining(touched + " is not the file that CHECKSUMS names");
  }

  @ParameterizedTest
  @CsvSource({"data.json", "SOURCES", "CHECKSUMS"})
  void half_a_compiled_policy_is_refused(String missing) throws IOException {
    for (String file : FILES) {
      if (!file.equals(missing)) Files.copy(BUILT.resolve(file), folder.resolve(file));
    }

    assertThatThrownBy(this::read)
        .isInstanceOf(InvalidPolicy.class)
        .hasMessageContaining(missing + " is not there");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "masks | 'partial: {fone: last-four}' | 'there is no such type'",
        "masks | 'partial: {phone: last-for}' | 'form ''last-for'' is not known'",
        "masks | 'partials: {phone: last-four}' | 'there is no key ''partials'''",
        "roles | 'steward: {label: S, operations: [raed], purposes: [any], sees: {}}' | 'operations ''raed'' is not known'",
        "roles | 'steward: {label: S, operations: [read], purposes: [any], sees: {personal: cleer}}' | 'sees ''cleer'' is not known'",
        "roles | 'emperor: {label: S, operations: [read], purposes: [any], sees: {}}' | 'is no role of the hub'",
        "legal_bases | 'A6-1-a: {label: C, article: x, consent: never}' | 'consent ''never'' is not known'",
        "purposes | 'A: {label: A, broader: [B], legal_bases: {any: [X]}, needs: {}}' | 'legal_bases ''X'' is not known'",
        "roles | '- steward' | 'the document ''roles'' is no mapping'",
        "roles | 'steward: {' | 'is not valid YAML'",
      })
  void a_document_that_does_not_fit_is_refused(String document, String text, String fault)
      throws IOException {
    write("touchstone/" + document + "/data.yaml", text);

    assertThatThrownBy(this::read)
        .isInstanceOf(InvalidPolicy.class)
        .hasMessageContaining(fault)
        .hasMessageContaining(document + "/data.yaml");
  }

  @Test
  void a_folder_without_a_policy_is_refused() throws IOException {
    assertThatThrownBy(this::read).hasMessageContaining("no document of the policy");
    write("roles.yaml", "steward: {}");
    assertThatThrownBy(this::read).hasMessageContaining("roles.yaml is no document");
    assertThatThrownBy(() -> PolicyBundle.ofFolder(folder.resolve("none"), true))
        .hasMessageContaining("is no folder");
  }

  @Test
  void where_the_policy_is_refused_nothing_is_shared_and_health_says_why() {
    PolicyEngine engine = new RefusedPolicy("touchstone/roles/data.yaml is not valid YAML");

    Decision decision = engine.decide(Questions.read("CustomerCare", null));

    assertThat(decision.permits()).isFalse();
    assertThat(decision.outcome()).isEqualTo("no-policy");
    assertThat(engine.health().up()).isFalse();
    assertThat(engine.health().detail()).contains("roles/data.yaml");
  }

  @Test
  void a_wasm_that_is_none_cannot_be_run() throws IOException {
    byte[] none = "not wasm".getBytes(StandardCharsets.UTF_8);
    PolicyBundle broken = PolicyBundle.of(none, PolicyBundle.shipped().data(), "x");

    assertThatThrownBy(() -> new WasmPolicyEngine(broken, 1, Duration.ofSeconds(1)))
        .isInstanceOf(RuntimeException.class);
  }
}
