package org.touchstonehub.policy.pdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.touchstonehub.policy.caller.Caller;
import org.touchstonehub.policy.caller.Role;
import org.touchstonehub.policy.pdp.Decision.Denial;
import org.touchstonehub.policy.pdp.Decision.Permit;
import org.touchstonehub.policy.purpose.Purpose;
import org.touchstonehub.policy.purpose.PurposeEntry;
import org.touchstonehub.policy.testing.NeedsOpa;
import org.touchstonehub.policy.testing.OpaServer;

/** OPA over REST and Wasm in process answer every question alike; and what holds of all answers. */
class EngineAgreementProperties {
  private static final List<String> DOMAINS = List.of("customer", "supplier", "employee", "*");
  private static final List<String> LEGAL_BASES =
      List.of("A6-1-a", "A6-1-b", "A6-1-c", "A6-1-f", "A6-1-z", "");
  private static final List<String> CLASSIFICATIONS =
      List.of("public", "internal", "personal", "restricted", "secret", "");
  private static final List<String> TYPES =
      List.of("family-name", "date", "bank-account", "email", "postcode", "text", "no-type", "");
  private static final List<String> NAMES =
      List.of("a", "b", "iban", "naïve-name", "\"", "\\", "名前", "select", "consent", "", " ");
  private static final List<String> PURPOSES = purposes();

  private static Path rules;
  private static OpaServer server;
  private static PolicyEngine rest;
  private static PolicyEngine wasm;

  private static List<String> purposes() {
    List<String> codes =
        new ArrayList<>(
            PolicyBundle.shipped().purposes().all().stream()
                .map(PurposeEntry::purpose)
                .map(Purpose::code)
                .toList());
    codes.add("BecauseWeCan");
    codes.add("digest");
    return codes;
  }

  @BeforeContainer
  static void start() throws IOException {
    rules = Files.createTempDirectory("rules");
    wasm = new WasmPolicyEngine(PolicyBundle.shipped(), 1, Duration.ofSeconds(10));
  }

  /** Starts OPA when first asked: what holds of one engine is tried without it. */
  private static PolicyEngine rest() {
    if (rest == null) {
      try {
        server = OpaServer.start(rules);
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
      rest = new OpaRestPolicyEngine(server.uri(), Duration.ofSeconds(10));
    }
    return rest;
  }

  @AfterContainer
  static void stop() throws IOException {
    if (server != null) server.close();
    try (Stream<Path> files = Files.walk(rules)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    }
  }

  @NeedsOpa
  @Property(tries = 700)
  void both_engines_decide_alike(@ForAll("questions") PolicyQuestion question) {
    Decision here = wasm.decide(question);
    Decision there = rest().decide(question);

    assertThat(here).isInstanceOfAny(Permit.class, Denial.class);
    assertThat(withoutText(here)).isEqualTo(withoutText(there));
  }

  /** The filter as a condition is compared; as text, its members may come in another order. */
  private static Decision withoutText(Decision decision) {
    if (!(decision instanceof Permit p)) return decision;
    return new Permit(p.masks(), p.filter(), "", p.obligations(), p.legalBasis(), p.policyDigest());
  }

  @Property(tries = 700)
  void a_permit_rests_on_a_grant_a_listed_purpose_and_shows_only_what_is_classified(
      @ForAll("questions") PolicyQuestion question) {
    Decision decision = wasm.decide(question);

    if (!(decision instanceof Permit permit)) {
      assertThat(decision.reasons()).isNotEmpty();
      return;
    }
    GovernedProduct product = question.product();
    assertThat(product).isNotNull();
    assertThat(question.caller().grants()).anyMatch(g -> g.covers(product.domain()));
    assertThat(product.legalBases()).containsEntry(question.purpose(), permit.legalBasis());
    if (permit.legalBasis().equals("A6-1-a") && !question.operation().isByRows()) {
      boolean lenient = product.selfRecordedConsent();
      assertThat(question.consent())
          .isIn(lenient ? List.of("given", "self-recorded") : List.of("given"));
    }
    for (GovernedAttribute attribute : product.attributes()) {
      Mask mask = permit.masks().getOrDefault(attribute.name(), Mask.HIDDEN);
      String classification = attribute.classification();
      if (classification == null || !CLASSIFICATIONS.subList(0, 4).contains(classification)) {
        assertThat(mask).isEqualTo(Mask.HIDDEN);
      }
      // Shown no better than what it derives from.
      for (String origin : attribute.derivedFrom()) {
        boolean clear = permit.masks().get(origin) == Mask.CLEAR;
        boolean derives =
            product.attributes().stream()
                .filter(other -> other.name().equals(origin))
                .anyMatch(other -> !other.derivedFrom().isEmpty());
        if (mask == Mask.CLEAR && !derives) assertThat(clear).isTrue();
      }
    }
    assertThat(permit.masks().keySet()).containsAll(question.fields());
  }

  @Provide
  Arbitrary<PolicyQuestion> questions() {
    Arbitrary<List<String>> groups =
        Combinators.combine(Arbitraries.of(Role.class), Arbitraries.of(DOMAINS))
            .as((role, domain) -> role.code() + ":" + domain)
            .list()
            .ofMaxSize(3);
    // Often a purpose that the product does serve, or next to nothing would be permitted.
    Arbitrary<Set<String>> fields =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(3, Arbitraries.just(Set.of())),
            net.jqwik.api.Tuple.of(1, Arbitraries.of(NAMES).set().ofMaxSize(2)));
    return Combinators.combine(
            groups,
            products().injectNull(0.05),
            Arbitraries.of(PURPOSES),
            Arbitraries.integers().between(0, 99),
            Arbitraries.of(Operation.class),
            fields,
            Arbitraries.of("given", "withdrawn", "self-recorded", "none", "?").injectNull(0.2))
        .as(
            (held, product, purpose, pick, operation, asked, consent) ->
                new PolicyQuestion(
                    Caller.of("caller", held),
                    product,
                    pick < 20 ? new Purpose(purpose) : served(product, pick, purpose),
                    operation,
                    asked,
                    consent));
  }

  private static Purpose served(GovernedProduct product, int pick, String otherwise) {
    if (product == null || product.legalBases().isEmpty()) return new Purpose(otherwise);
    List<Purpose> purposes = product.legalBases().keySet().stream().sorted().toList();
    return purposes.get(pick % purposes.size());
  }

  private static Arbitrary<GovernedProduct> products() {
    Arbitrary<Map<Purpose, String>> legalBases =
        Combinators.combine(
                Arbitraries.of(PURPOSES).map(Purpose::new).list().ofMaxSize(6),
                Arbitraries.of(LEGAL_BASES),
                Arbitraries.integers().between(0, 3))
            .as(
                (purposes, basis, sound) -> {
                  Map<Purpose, String> bases = new HashMap<>();
                  for (Purpose purpose : purposes) {
                    bases.put(purpose, sound > 0 ? soundBasis(purpose, basis) : basis);
                  }
                  return bases;
                });
    Arbitrary<List<GovernedAttribute>> attributes =
        Combinators.combine(
                Arbitraries.of(NAMES),
                Arbitraries.of(TYPES),
                Arbitraries.of(CLASSIFICATIONS).injectNull(0.1),
                Arbitraries.of(NAMES).list().ofMaxSize(2))
            .as(GovernedAttribute::new)
            .list()
            .uniqueElements(GovernedAttribute::name)
            .ofMaxSize(8);
    return Combinators.combine(
            Arbitraries.of("customer", "supplier", "employee", "naïve"),
            attributes,
            legalBases,
            Arbitraries.of(true, false))
        .as(
            (domain, has, bases, lenient) ->
                new GovernedProduct("p", "1", domain, has, bases, lenient));
  }

  private static String soundBasis(Purpose purpose, String otherwise) {
    return PolicyBundle.shipped().purposes().find(purpose).stream()
        .flatMap(entry -> entry.legalBases().values().stream())
        .flatMap(List::stream)
        .findFirst()
        .orElse(otherwise);
  }
}
