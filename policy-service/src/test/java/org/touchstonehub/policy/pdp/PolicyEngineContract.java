package org.touchstonehub.policy.pdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.touchstonehub.mdm.golden.Condition;
import org.touchstonehub.mdm.golden.Literal;
import org.touchstonehub.policy.caller.Caller;
import org.touchstonehub.policy.caller.Role;
import org.touchstonehub.policy.pdp.Decision.Denial;
import org.touchstonehub.policy.pdp.Decision.Permit;
import org.touchstonehub.policy.purpose.Purpose;

/** What every policy engine does alike. */
abstract class PolicyEngineContract {
  private static final Condition CONSENTING =
      new Condition.In("consent", List.of(Literal.of("given")));

  /** An engine with the shipped policy. */
  abstract PolicyEngine engine();

  @Test
  void a_contract_lets_an_application_see_a_customer_but_not_the_bank_account() {
    Decision decision = engine().decide(Questions.read("CustomerCare", null));

    assertThat(decision)
        .isInstanceOfSatisfying(
            Permit.class,
            permit -> {
              assertThat(permit.masks())
                  .isEqualTo(
                      Map.of(
                          "family_name", Mask.CLEAR,
                          "birth_date", Mask.CLEAR,
                          "country", Mask.CLEAR,
                          "iban", Mask.HIDDEN,
                          "naïve \"name\" \\ 名前", Mask.CLEAR));
              assertThat(permit.filter()).isEqualTo(Condition.ALL);
              assertThat(permit.obligations()).containsExactly(Obligation.NO_STORE);
              assertThat(permit.legalBasis()).isEqualTo("A6-1-b");
            });
  }

  @Test
  void marketing_waits_for_consent() {
    assertThat(engine().decide(Questions.read("DirectMarketing", "none")).reasons())
        .containsExactly("consent-not-given");
    assertThat(engine().decide(Questions.read("DirectMarketing", "withdrawn")).reasons())
        .containsExactly("consent-withdrawn");
    assertThat(engine().decide(Questions.read("DirectMarketing", "given")).permits()).isTrue();
  }

  @Test
  void consent_that_the_reader_recorded_alone_counts_where_the_product_says_so() {
    PolicyQuestion asked = Questions.read("DirectMarketing", "self-recorded");

    assertThat(engine().decide(asked).reasons()).containsExactly("consent-self-recorded");
    assertThat(engine().decide(Questions.ofLenientProduct(asked)))
        .isInstanceOfSatisfying(
            Permit.class,
            permit ->
                assertThat(permit.filter())
                    .isEqualTo(
                        new Condition.In(
                            "consent", List.of(Literal.of("given"), Literal.of("self-recorded")))));
  }

  @Test
  void a_search_under_consent_is_filtered_to_people_who_agreed() {
    Decision decision =
        engine()
            .decide(
                Questions.question(
                    List.of("application:customer"),
                    "DirectMarketing",
                    Operation.SEARCH,
                    Set.of("country"),
                    null));

    assertThat(decision)
        .isInstanceOfSatisfying(
            Permit.class,
            permit -> {
              assertThat(permit.filter()).isEqualTo(CONSENTING);
              assertThat(permit.obligations())
                  .containsExactlyInAnyOrder(Obligation.NO_STORE, Obligation.COUNT_ROWS);
            });
  }

  @Test
  void a_compliance_officer_does_not_read_golden_values() {
    Decision decision =
        engine()
            .decide(
                Questions.question(
                    List.of("compliance-officer:*"),
                    "LegalCompliance",
                    Operation.READ,
                    Set.of(),
                    null));

    assertThat(decision).isInstanceOf(Denial.class);
    assertThat(decision.reasons()).contains("operation-not-for-role");
  }

  @Test
  void each_role_may_do_what_it_is_for_and_nothing_else() {
    Map<Role, Set<Operation>> able =
        Map.of(
            Role.STEWARD,
            Set.of(Operation.READ, Operation.SEARCH, Operation.MATCH, Operation.STEWARD),
            Role.APPLICATION,
            Set.of(Operation.READ, Operation.SEARCH, Operation.MATCH),
            Role.PRODUCT_CONSUMER,
            Set.of(Operation.READ, Operation.SEARCH));
    for (Role role : Role.values()) {
      for (Operation operation : Operation.values()) {
        Decision decision =
            engine()
                .decide(
                    Questions.question(
                        List.of(role.code() + ":customer"),
                        "RecordManagement",
                        operation,
                        Set.of(),
                        null));

        boolean isAble = able.getOrDefault(role, Set.of()).contains(operation);
        assertThat(decision.reasons())
            .as("%s may %s", role, operation)
            .isEqualTo(isAble ? List.of() : List.of("operation-not-for-role"));
      }
    }
  }

  @Test
  void every_reason_that_applies_is_given() {
    Decision decision =
        engine()
            .decide(
                new PolicyQuestion(
                    new Caller("nobody", Set.of()),
                    null,
                    new Purpose("BecauseWeCan"),
                    Operation.READ,
                    Set.of(),
                    null));

    assertThat(decision.reasons()).containsExactly("product-unknown", "purpose-unknown");
  }

  @Test
  void the_policy_that_decided_names_itself() {
    String digest = PolicyBundle.shipped().digest();

    assertThat(engine().decide(Questions.read("CustomerCare", null)).policyDigest())
        .isEqualTo(digest);
    assertThat(engine().decide(Questions.read("DirectMarketing", "none")).policyDigest())
        .isEqualTo(digest);
    assertThat(engine().health()).isEqualTo(new EngineHealth(true, engine().name(), digest, ""));
  }

  @Test
  void many_threads_get_the_answers_to_their_own_questions() throws Exception {
    PolicyEngine engine = engine();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> work =
          IntStream.range(0, 200)
              .<Callable<Boolean>>mapToObj(
                  i ->
                      () -> {
                        String consent = i % 2 == 0 ? "given" : "withdrawn";
                        Decision decision =
                            engine.decide(Questions.read("DirectMarketing", consent));
                        return decision.permits() == (i % 2 == 0)
                            && !(decision instanceof Decision.EngineFailure);
                      })
              .toList();
      for (Future<Boolean> right : threads.invokeAll(work)) assertThat(right.get()).isTrue();
    } finally {
      threads.shutdownNow();
    }
  }
}
