package org.touchstonehub.policy.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.touchstonehub.policy.gate.GatedHub.CARE;
import static org.touchstonehub.policy.gate.GatedHub.CRM;
import static org.touchstonehub.policy.gate.GatedHub.MARKETING;
import static org.touchstonehub.policy.gate.GatedHub.MUST_NOT_BE_READ;
import static org.touchstonehub.policy.gate.GatedHub.refused;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.golden.GoldenRecord;
import org.touchstonehub.policy.decision.DecisionId;
import org.touchstonehub.policy.decision.LoggedDecision;
import org.touchstonehub.policy.pdp.Mask;
import org.touchstonehub.policy.pdp.Obligation;

/** What leaves through the gate, what is refused, and what is on record of both. */
class SharingGateTest {
  @RegisterExtension static final GatedHub gated = new GatedHub();

  @Test
  void what_leaves_is_masked_and_its_decision_is_on_record() {
    Released<GoldenRecord> released = gated.release(gated.read(CARE));

    assertThat(released.value().texts())
        .containsExactly(
            Map.entry("family_name", "Byron"),
            Map.entry("birth_date", "1815-12-10"),
            Map.entry("country", "GB"));
    assertThat(released.masks()).containsEntry("iban", Mask.HIDDEN).doesNotContainKey("remark");
    assertThat(released.obligations()).containsExactly(Obligation.NO_STORE);
    LoggedDecision logged = gated.logged(released.decision());
    assertThat(logged.permitted()).isTrue();
    assertThat(logged.caller()).isEqualTo("crm");
    assertThat(logged.grants()).containsExactly("application:customer");
    assertThat(logged.product()).isEqualTo("customer-golden");
    assertThat(logged.productVersion()).isEqualTo("1");
    assertThat(logged.domain()).isEqualTo("customer");
    assertThat(logged.purpose()).isEqualTo("CustomerCare");
    assertThat(logged.legalBasis()).isEqualTo("A6-1-b");
    assertThat(logged.operation()).isEqualTo("read");
    assertThat(logged.subjects()).containsExactly("golden:" + gated.ada);
    assertThat(logged.masks()).containsEntry("iban", "hidden").containsEntry("country", "clear");
    assertThat(logged.filter()).contains("compound");
    assertThat(logged.obligations()).containsExactly("no-store");
    assertThat(logged.policyDigest()).isEqualTo(gated.hub.bundle.digest());
    assertThat(logged.engine()).isEqualTo("wasm");
    assertThat(logged.toString()).doesNotContain("Byron", "1815", "GB33");
  }

  @Test
  void an_answer_of_fewer_attributes_holds_no_others_and_the_log_says_which() {
    Released<GoldenRecord> released =
        gated.release(gated.read(CARE).showing(Set.of("country", "iban", "remark")));

    assertThat(released.value().texts()).containsExactly(Map.entry("country", "GB"));
    assertThat(released.value().values()).containsOnlyKeys("country");
    assertThat(released.masks())
        .containsExactlyInAnyOrderEntriesOf(Map.of("country", Mask.CLEAR, "iban", Mask.HIDDEN));
    assertThat(gated.logged(released.decision()).masks())
        .containsExactlyInAnyOrderEntriesOf(Map.of("country", "clear", "iban", "hidden"));
  }

  @Test
  void the_decision_is_committed_before_the_data_is_read() {
    long before = gated.hub.count("policy.decision");
    long[] during = new long[1];

    gated.gate.release(
        gated.read(CARE),
        () -> {
          // On a connection of its own, which sees only what is committed.
          during[0] = gated.hub.hub.transactions().alone(() -> gated.hub.count("policy.decision"));
          return gated.record();
        },
        Maskings.GOLDEN_RECORD);

    assertThat(during[0]).isEqualTo(before + 1);
  }

  @Test
  void a_refusal_reads_nothing_and_is_on_record() {
    SharingRefused refused =
        refused(
            () ->
                gated.gate.release(
                    gated.read(MARKETING), MUST_NOT_BE_READ, Maskings.GOLDEN_RECORD));

    assertThat(refused.reasons()).containsExactly("consent-not-given");
    assertThat(refused.kind()).isEqualTo(TouchstoneException.Kind.DENIED);
    LoggedDecision logged = gated.logged(refused.decision());
    assertThat(logged.permitted()).isFalse();
    assertThat(logged.outcome()).isEqualTo("denied");
    assertThat(logged.reasons()).containsExactly("consent-not-given");
    assertThat(logged.masks()).isEmpty();
    assertThat(logged.filter()).isNull();
    assertThat(refused).hasMessageContaining(refused.decision().toString());
  }

  @Test
  void a_refusal_does_not_tell_whether_somebody_exists() {
    GoldenId nobody = new GoldenId(UUID.randomUUID());
    SharingRequest request =
        SharingRequest.read(CRM, "customer-golden", MARKETING, new Subject.Golden(nobody));

    SharingRefused ofNobody = refused(() -> gated.release(request));
    SharingRefused ofSomebody = refused(() -> gated.release(gated.read(MARKETING)));

    assertThat(ofNobody.reasons()).isEqualTo(ofSomebody.reasons());
  }

  @Test
  void what_the_supplier_finds_missing_passes_through_after_the_permit() {
    TouchstoneException missing =
        new TouchstoneException(TouchstoneException.Kind.NOT_FOUND, "x", "not here");

    assertThatThrownBy(
            () ->
                gated.gate.<GoldenRecord>release(
                    gated.read(CARE),
                    () -> {
                      throw missing;
                    },
                    Maskings.GOLDEN_RECORD))
        .isSameAs(missing);
  }

  @Test
  void a_product_that_is_not_published_is_refused_and_on_record() {
    SharingRequest request =
        SharingRequest.read(CRM, "secret-golden", CARE, new Subject.Golden(gated.ada));

    SharingRefused refused = refused(() -> gated.release(request));

    assertThat(refused.reasons()).containsExactly("product-unknown");
    assertThat(gated.logged(refused.decision()).domain()).isEmpty();
    assertThat(gated.hub.log.byId(refused.decision(), Set.of("customer"))).isEmpty();
  }

  @Test
  void the_record_of_a_decision_outlives_the_transaction_of_its_caller() {
    List<DecisionId> ids = new ArrayList<>();

    assertThatThrownBy(
            () ->
                gated.hub.hub.run(
                    () -> {
                      ids.add(gated.release(gated.read(CARE)).decision());
                      throw new IllegalStateException("the caller fails later");
                    }))
        .hasMessage("the caller fails later");

    assertThat(gated.logged(ids.get(0)).permitted()).isTrue();
  }
}
