package org.touchstonehub.policy.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.touchstonehub.policy.gate.GatedHub.CRM;
import static org.touchstonehub.policy.gate.GatedHub.MARKETING;
import static org.touchstonehub.policy.gate.GatedHub.refused;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.golden.GoldenRecord;
import org.touchstonehub.policy.consent.ConsentEvent;
import org.touchstonehub.policy.consent.ConsentState;
import org.touchstonehub.policy.decision.LoggedDecision;

/** Whose consent counts for a read, and for how long. */
class GateConsentTest {
  @RegisterExtension static final GatedHub gated = new GatedHub();

  @Test
  void consent_changes_the_next_read_and_is_named_in_the_decision() {
    ConsentEvent given = gated.consent(gated.shop, ConsentState.GIVEN);
    Released<GoldenRecord> released = gated.release(gated.read(MARKETING));
    assertThat(gated.logged(released.decision()).consents()).containsExactly(given.id());

    ConsentEvent withdrawn = gated.consent(gated.crm, ConsentState.WITHDRAWN);
    SharingRefused refused = refused(() -> gated.release(gated.read(MARKETING)));

    assertThat(refused.reasons()).containsExactly("consent-withdrawn");
    assertThat(gated.logged(refused.decision()).consents())
        .containsExactly(given.id(), withdrawn.id());
  }

  @Test
  void who_recorded_a_consent_does_not_read_by_it_until_somebody_else_did_too() {
    gated.consent(gated.crm, ConsentState.GIVEN, "crm");
    SharingRefused refused = refused(() -> gated.release(gated.read(MARKETING)));
    assertThat(refused.reasons()).containsExactly("consent-self-recorded");

    gated.consent(gated.crm, ConsentState.GIVEN);
    assertThat(gated.release(gated.read(MARKETING)).value().texts()).containsKey("family_name");
  }

  @Test
  void a_source_key_stands_for_the_whole_person() {
    gated.consent(gated.crm, ConsentState.GIVEN);
    gated.consent(gated.shop, ConsentState.WITHDRAWN);
    SharingRequest bySource =
        SharingRequest.read(CRM, "customer-golden", MARKETING, new Subject.Source(gated.crm));

    assertThatThrownBy(() -> gated.release(bySource))
        .isInstanceOfSatisfying(
            SharingRefused.class,
            refused -> assertThat(refused.reasons()).containsExactly("consent-withdrawn"));
  }

  @Test
  void a_person_who_was_merged_in_meanwhile_stops_the_release() {
    gated.consent(gated.crm, ConsentState.GIVEN);
    SourceKey other = new SourceKey("shop", UUID.randomUUID().toString());
    GoldenRecord merged = gated.record().withSources(List.of(gated.crm, gated.shop, other));
    gated.consent(other, ConsentState.WITHDRAWN);

    SharingRefused refused =
        refused(
            () -> gated.gate.release(gated.read(MARKETING), () -> merged, Maskings.GOLDEN_RECORD));

    assertThat(refused.reasons()).containsExactly("changed-meanwhile");
    LoggedDecision.Release release = gated.logged(refused.decision()).release();
    assertThat(release.outcome()).isEqualTo("withheld");
    assertThat(release.rows()).isZero();
  }

  @Test
  void what_was_changed_in_order_to_be_told_is_taken_back_where_it_may_not_be() {
    gated.consent(gated.crm, ConsentState.GIVEN);
    SourceKey other = new SourceKey("shop", UUID.randomUUID().toString());
    gated.consent(other, ConsentState.WITHDRAWN);
    GoldenRecord merged = gated.record().withSources(List.of(gated.crm, gated.shop, other));
    String link = "mdm.crosswalk where key = '%s'".formatted(other.key());

    refused(
        () ->
            gated.gate.release(
                gated.read(MARKETING),
                () -> {
                  gated.hub.link(gated.ada, other);
                  assertThat(gated.hub.count(link)).isEqualTo(1);
                  return merged;
                },
                Maskings.GOLDEN_RECORD));

    assertThat(gated.hub.count(link)).isZero();
  }
}
