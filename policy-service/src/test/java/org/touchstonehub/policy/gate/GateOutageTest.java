package org.touchstonehub.policy.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.touchstonehub.policy.gate.GatedHub.CARE;
import static org.touchstonehub.policy.gate.GatedHub.CRM;
import static org.touchstonehub.policy.gate.GatedHub.MARKETING;
import static org.touchstonehub.policy.gate.GatedHub.MUST_NOT_BE_READ;
import static org.touchstonehub.policy.gate.GatedHub.gateOver;
import static org.touchstonehub.policy.gate.GatedHub.search;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.policy.decision.LoggedDecision;
import org.touchstonehub.policy.pdp.Decision;
import org.touchstonehub.policy.pdp.Decision.EngineFailure;
import org.touchstonehub.policy.pdp.Decision.Fault;
import org.touchstonehub.policy.pdp.PolicyEngine;
import org.touchstonehub.policy.pdp.PolicyQuestion;
import org.touchstonehub.policy.purpose.Purpose;
import org.touchstonehub.policy.testing.Hub;

/** What breaks behind the gate: nothing leaves, and it is no refusal. */
class GateOutageTest {
  @RegisterExtension static final GatedHub gated = new GatedHub();

  @Test
  void an_engine_that_broke_is_an_outage_on_record_and_no_refusal() {
    PolicyEngine broken = answering(new EngineFailure(Fault.LATE, "no whole answer in time"));

    PolicyUnanswered unanswered =
        catchThrowableOfType(
            PolicyUnanswered.class,
            () ->
                gateOver(gated.hub, broken)
                    .release(gated.read(CARE), MUST_NOT_BE_READ, Maskings.GOLDEN_RECORD));

    assertThat(unanswered.kind()).isEqualTo(TouchstoneException.Kind.UNAVAILABLE);
    assertThat(unanswered.reasons()).containsExactly("policy-engine-late");
    LoggedDecision logged = gated.logged(unanswered.decision());
    assertThat(logged.outcome()).isEqualTo("engine-failed");
    assertThat(logged.engineDetail()).isEqualTo("no whole answer in time");
  }

  @Test
  void no_policy_is_an_outage_on_record_and_no_refusal() {
    PolicyEngine empty = answering(new Decision.NoPolicy("nothing is loaded"));

    PolicyUnanswered unanswered =
        catchThrowableOfType(
            PolicyUnanswered.class,
            () ->
                gateOver(gated.hub, empty)
                    .release(gated.read(CARE), MUST_NOT_BE_READ, Maskings.GOLDEN_RECORD));

    assertThat(unanswered.reasons()).containsExactly("no-policy");
    assertThat(gated.logged(unanswered.decision()).outcome()).isEqualTo("no-policy");
  }

  @Test
  void where_the_log_cannot_be_written_nothing_leaves() {
    try (Hub doomed = new Hub()) {
      GoldenId id = doomed.golden(gated.crm);
      SharingGate doomedGate = gateOver(doomed, gated.wasm);
      rename(doomed, "decision", "mislaid");
      for (Purpose purpose : List.of(CARE, MARKETING)) {
        SharingRequest request =
            SharingRequest.read(CRM, "customer-golden", purpose, new Subject.Golden(id));

        assertThatThrownBy(
                () -> doomedGate.release(request, MUST_NOT_BE_READ, Maskings.GOLDEN_RECORD))
            .isInstanceOf(GateUnavailable.class);
      }
    }
  }

  @Test
  void where_the_rows_cannot_be_counted_they_do_not_leave() {
    try (Hub doomed = new Hub()) {
      SharingGate doomedGate = gateOver(doomed, gated.wasm);
      rename(doomed, "decision_outcome", "mislaid");
      SharingRequest request = search(CARE, Set.of());

      assertThatThrownBy(
              () ->
                  doomedGate.release(
                      request,
                      scope -> List.of(gated.record()),
                      Maskings.list(Maskings.GOLDEN_RECORD)))
          .isInstanceOf(GateUnavailable.class);
    }
  }

  @Test
  void where_consent_cannot_be_read_nothing_leaves() {
    try (Hub doomed = new Hub()) {
      GoldenId id = doomed.golden(gated.crm);
      SharingGate doomedGate = gateOver(doomed, gated.wasm);
      rename(doomed, "consent", "mislaid");
      SharingRequest request =
          SharingRequest.read(CRM, "customer-golden", MARKETING, new Subject.Golden(id));

      assertThatThrownBy(
              () -> doomedGate.release(request, MUST_NOT_BE_READ, Maskings.GOLDEN_RECORD))
          .isInstanceOf(GateUnavailable.class);
    }
  }

  private static PolicyEngine answering(Decision decision) {
    return new PolicyEngine() {
      @Override
      public Decision decide(PolicyQuestion question) {
        return decision;
      }

      @Override
      public String name() {
        return "fixed";
      }

      @Override
      public String description() {
        return "always the same answer";
      }
    };
  }

  private static void rename(Hub of, String table, String to) {
    of.hub.run(
        () ->
            of.hub
                .database()
                .sql("alter table policy.%s rename to %s".formatted(table, to))
                .update());
  }
}
