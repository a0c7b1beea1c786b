package org.touchstonehub.policy.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.touchstonehub.policy.gate.GatedHub.CARE;
import static org.touchstonehub.policy.gate.GatedHub.MARKETING;
import static org.touchstonehub.policy.gate.GatedHub.MUST_NOT_BE_READ;
import static org.touchstonehub.policy.gate.GatedHub.refused;
import static org.touchstonehub.policy.gate.GatedHub.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.touchstonehub.mdm.golden.Condition;
import org.touchstonehub.mdm.golden.GoldenRecord;
import org.touchstonehub.mdm.golden.Literal;
import org.touchstonehub.policy.consent.ConsentEvent;
import org.touchstonehub.policy.consent.ConsentState;
import org.touchstonehub.policy.decision.LoggedDecision;

/** Rows through the gate: filtered, masked, counted, and looked at once more. */
class GateSearchTest {
  @RegisterExtension static final GatedHub gated = new GatedHub();

  /** Asks for the filter, and yet finds Ada, who is outside of it. */
  private static List<GoldenRecord> outside(Scope scope) {
    scope.filter();
    return List.of(gated.record());
  }

  @Test
  void rows_are_filtered_by_consent_masked_and_counted() {
    SharingRequest request = search(MARKETING, Set.of("country"));
    List<Condition> filters = new ArrayList<>();
    ConsentEvent given = gated.consent(gated.shop, ConsentState.GIVEN);

    Released<List<GoldenRecord>> released =
        gated.releaseRows(
            request,
            scope -> {
              filters.add(scope.filter());
              assertThat(scope.fields()).extracting("name").containsExactly("consent");
              return List.of(gated.record(), gated.record());
            });

    assertThat(filters).containsExactly(new Condition.In("consent", List.of(Literal.of("given"))));
    assertThat(released.value())
        .allSatisfy(row -> assertThat(row.texts()).doesNotContainKey("iban").hasSize(3));
    LoggedDecision logged = gated.logged(released.decision());
    assertThat(logged.rowLimit()).isEqualTo(50);
    assertThat(logged.fields()).containsExactly("country");
    assertThat(logged.release().rows()).isEqualTo(2);
    assertThat(logged.release().outcome()).isEqualTo("released");
    assertThat(logged.release().consents()).containsExactly(given.id());
  }

  @Test
  void rows_that_changed_meanwhile_stop_the_release() {
    SharingRequest request = search(MARKETING, Set.of());

    SharingRefused refused = refused(() -> gated.releaseRows(request, GateSearchTest::outside));

    assertThat(refused.reasons()).containsExactly("changed-meanwhile");
  }

  @Test
  void rows_by_consent_that_the_reader_recorded_do_not_leave() {
    gated.consent(gated.crm, ConsentState.GIVEN, "crm");
    SharingRequest request = search(MARKETING, Set.of());

    SharingRefused refused = refused(() -> gated.releaseRows(request, GateSearchTest::outside));

    assertThat(refused.reasons()).containsExactly("changed-meanwhile");
  }

  @Test
  void rows_that_were_read_without_a_look_at_the_filter_do_not_leave() {
    SharingRequest request = search(MARKETING, Set.of());

    assertThatThrownBy(() -> gated.releaseRows(request, scope -> List.of(gated.record())))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void nobody_searches_by_what_they_may_not_see() {
    SharingRequest request = search(CARE, Set.of("iban"));

    assertThatThrownBy(() -> gated.releaseRows(request, scope -> List.of(MUST_NOT_BE_READ.get())))
        .isInstanceOfSatisfying(
            SharingRefused.class,
            refused -> {
              assertThat(refused.reasons()).containsExactly("search-by-masked-field");
              assertThat(refused).hasMessageContaining("search-by-masked-field (iban)");
            });
  }
}
