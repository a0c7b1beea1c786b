package org.touchstonehub.policy.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.match.model.SurvivorshipRule;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.survive.GoldenValue;
import org.touchstonehub.mdm.golden.Condition;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.golden.GoldenRecord;
import org.touchstonehub.mdm.golden.Literal;
import org.touchstonehub.policy.caller.Caller;
import org.touchstonehub.policy.consent.ConsentEvent;
import org.touchstonehub.policy.consent.ConsentState;
import org.touchstonehub.policy.consent.NewConsent;
import org.touchstonehub.policy.decision.DecisionId;
import org.touchstonehub.policy.decision.LoggedDecision;
import org.touchstonehub.policy.pdp.Decision;
import org.touchstonehub.policy.pdp.Decision.EngineFailure;
import org.touchstonehub.policy.pdp.Decision.Fault;
import org.touchstonehub.policy.pdp.Mask;
import org.touchstonehub.policy.pdp.Obligation;
import org.touchstonehub.policy.pdp.PolicyEngine;
import org.touchstonehub.policy.pdp.PolicyQuestion;
import org.touchstonehub.policy.pdp.Questions;
import org.touchstonehub.policy.purpose.Purpose;
import org.touchstonehub.policy.testing.Hub;

class SharingGateTest {
  private static final Caller CRM = Caller.of("crm", List.of("application:customer"));
  private static final Purpose CARE = new Purpose("CustomerCare");
  private static final Purpose MARKETING = new Purpose("DirectMarketing");

  private static Hub hub;
  private static PolicyEngine wasm;

  private final SourceKey crm = new SourceKey("crm", UUID.randomUUID().toString());
  private final SourceKey shop = new SourceKey("shop", UUID.randomUUID().toString());
  private GoldenId ada;
  private SharingGate gate;

  @BeforeAll
  static void create() {
    hub = new Hub();
    wasm = hub.wasm();
  }

  @AfterAll
  static void drop() {
    hub.close();
  }

  @BeforeEach
  void ada() {
    ada = hub.golden(crm, shop);
    gate = gate(hub, wasm);
  }

  private static SharingGate gate(Hub on, PolicyEngine engine) {
    ProductFacts products =
        name ->
            name.equals("customer-golden") ? Optional.of(Questions.CUSTOMERS) : Optional.empty();
    return SharingGate.over(
        on.hub.database(),
        on.hub.transactions(),
        on.hub.ids(),
        on.hub.clock(),
        products,
        on.bundle.purposes(),
        engine);
  }

  private GoldenRecord record() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("family_name", "Byron");
    texts.put("birth_date", "1815-12-10");
    texts.put("country", "GB");
    texts.put("iban", "GB33BUKB20201555555555");
    texts.put("remark", "fond of engines");
    texts.put("not_in_the_model", "at all");
    Map<String, GoldenValue> values = new LinkedHashMap<>();
    texts.forEach(
        (name, text) ->
            values.put(
                name, new GoldenValue(text, crm, Instant.EPOCH, SurvivorshipRule.MOST_RECENT, 1)));
    return new GoldenRecord(
        ada, "customer", 1, values, Map.of(), List.of(crm, shop), Instant.EPOCH);
  }

  private SharingRequest read(Purpose purpose) {
    return SharingRequest.read(CRM, "customer-golden", purpose, new Subject.Golden(ada));
  }

  private Released<GoldenRecord> release(SharingRequest request) {
    return gate.release(request, this::record, Maskings.GOLDEN_RECORD);
  }

  private static LoggedDecision logged(DecisionId id) {
    return hub.log.byId(id, Set.of("*")).orElseThrow();
  }

  @Test
  void what_leaves_is_masked_and_its_decision_is_on_record() {
    Released<GoldenRecord> released = release(read(CARE));

    assertThat(released.value().texts())
        .containsExactly(
            Map.entry("family_name", "Byron"),
            Map.entry("birth_date", "1815-12-10"),
            Map.entry("country", "GB"));
    assertThat(released.masks()).containsEntry("iban", Mask.HIDDEN).doesNotContainKey("remark");
    assertThat(released.obligations()).containsExactly(Obligation.NO_STORE);
    LoggedDecision logged = logged(released.decision());
    assertThat(logged.permitted()).isTrue();
    assertThat(logged.caller()).isEqualTo("crm");
    assertThat(logged.grants()).containsExactly("application:customer");
    assertThat(logged.product()).isEqualTo("customer-golden");
    assertThat(logged.productVersion()).isEqualTo("1");
    assertThat(logged.domain()).isEqualTo("customer");
    assertThat(logged.purpose()).isEqualTo("CustomerCare");
    assertThat(logged.legalBasis()).isEqualTo("A6-1-b");
    assertThat(logged.operation()).isEqualTo("read");
    assertThat(logged.subjects()).containsExactly("golden:" + ada);
    assertThat(logged.masks()).containsEntry("iban", "hidden").containsEntry("country", "clear");
    assertThat(logged.filter()).contains("compound");
    assertThat(logged.obligations()).containsExactly("no-store");
    assertThat(logged.policyDigest()).isEqualTo(hub.bundle.digest());
    assertThat(logged.engine()).isEqualTo("wasm");
    assertThat(logged.toString()).doesNotContain("Byron", "1815", "GB33");
  }

  @Test
  void an_answer_of_fewer_attributes_holds_no_others_and_the_log_says_which() {
    Released<GoldenRecord> released =
        release(read(CARE).showing(Set.of("country", "iban", "remark")));

    assertThat(released.value().texts()).containsExactly(Map.entry("country", "GB"));
    assertThat(released.value().values()).containsOnlyKeys("country");
    assertThat(released.masks())
        .containsExactlyInAnyOrderEntriesOf(Map.of("country", Mask.CLEAR, "iban", Mask.HIDDEN));
    assertThat(logged(released.decision()).masks())
        .containsExactlyInAnyOrderEntriesOf(Map.of("country", "clear", "iban", "hidden"));
  }

  @Test
  void the_decision_is_committed_before_the_data_is_read() {
    long before = hub.count("policy.decision");
    long[] during = new long[1];

    gate.release(
        read(CARE),
        () -> {
          // On a connection of its own, which sees only what is committed.
          during[0] = hub.hub.transactions().alone(() -> hub.count("policy.decision"));
          return record();
        },
        Maskings.GOLDEN_RECORD);

    assertThat(during[0]).isEqualTo(before + 1);
  }

  @Test
  void a_refusal_reads_nothing_and_is_on_record() {
    SharingRefused refused =
        catchThrowableOfType(
            SharingRefused.class,
            () ->
                gate.release(
                    read(MARKETING), SharingGateTest::mustNotBeRead, Maskings.GOLDEN_RECORD));

    assertThat(refused.reasons()).containsExactly("consent-not-given");
    assertThat(refused.kind()).isEqualTo(TouchstoneException.Kind.DENIED);
    LoggedDecision logged = logged(refused.decision());
    assertThat(logged.permitted()).isFalse();
    assertThat(logged.outcome()).isEqualTo("denied");
    assertThat(logged.reasons()).containsExactly("consent-not-given");
    assertThat(logged.masks()).isEmpty();
    assertThat(logged.filter()).isNull();
    assertThat(refused).hasMessageContaining(refused.decision().toString());
  }

  private static GoldenRecord mustNotBeRead() {
    throw new AssertionError("read although refused");
  }

  @Test
  void consent_changes_the_next_read_and_is_named_in_the_decision() {
    ConsentEvent given = consent(shop, ConsentState.GIVEN);
    Released<GoldenRecord> released = release(read(MARKETING));
    assertThat(logged(released.decision()).consents()).containsExactly(given.id());

    ConsentEvent withdrawn = consent(crm, ConsentState.WITHDRAWN);
    SharingRefused refused =
        catchThrowableOfType(SharingRefused.class, () -> release(read(MARKETING)));

    assertThat(refused.reasons()).containsExactly("consent-withdrawn");
    assertThat(logged(refused.decision()).consents()).containsExactly(given.id(), withdrawn.id());
  }

  @Test
  void who_recorded_a_consent_does_not_read_by_it_until_somebody_else_did_too() {
    hub.consents.record(
        new NewConsent(crm, MARKETING, ConsentState.GIVEN, null, null, "crm", "form 7"));
    SharingRefused refused =
        catchThrowableOfType(SharingRefused.class, () -> release(read(MARKETING)));
    assertThat(refused.reasons()).containsExactly("consent-self-recorded");

    consent(crm, ConsentState.GIVEN);
    assertThat(release(read(MARKETING)).value().texts()).containsKey("family_name");
  }

  @Test
  void rows_by_consent_that_the_reader_recorded_do_not_leave() {
    hub.consents.record(
        new NewConsent(crm, MARKETING, ConsentState.GIVEN, null, null, "crm", "form 7"));
    SharingRequest request = SharingRequest.search(CRM, "customer-golden", MARKETING, Set.of(), 50);

    SharingRefused refused =
        catchThrowableOfType(
            SharingRefused.class,
            () ->
                gate.release(
                    request,
                    scope -> {
                      scope.filter();
                      return List.of(record());
                    },
                    Maskings.list(Maskings.GOLDEN_RECORD)));

    assertThat(refused.reasons()).containsExactly("changed-meanwhile");
  }

  @Test
  void a_source_key_stands_for_the_whole_person() {
    consent(crm, ConsentState.GIVEN);
    consent(shop, ConsentState.WITHDRAWN);
    SharingRequest bySource =
        SharingRequest.read(CRM, "customer-golden", MARKETING, new Subject.Source(crm));

    assertThatThrownBy(() -> release(bySource))
        .isInstanceOfSatisfying(
            SharingRefused.class,
            refused -> assertThat(refused.reasons()).containsExactly("consent-withdrawn"));
  }

  @Test
  void a_refusal_does_not_tell_whether_somebody_exists() {
    GoldenId nobody = new GoldenId(UUID.randomUUID());
    SharingRequest request =
        SharingRequest.read(CRM, "customer-golden", MARKETING, new Subject.Golden(nobody));

    SharingRefused ofNobody = catchThrowableOfType(SharingRefused.class, () -> release(request));
    SharingRefused ofSomebody =
        catchThrowableOfType(SharingRefused.class, () -> release(read(MARKETING)));

    assertThat(ofNobody.reasons()).isEqualTo(ofSomebody.reasons());
  }

  @Test
  void what_the_supplier_finds_missing_passes_through_after_the_permit() {
    TouchstoneException missing =
        new TouchstoneException(TouchstoneException.Kind.NOT_FOUND, "x", "not here");

    assertThatThrownBy(
            () ->
                gate.<GoldenRecord>release(
                    read(CARE),
                    () -> {
                      throw missing;
                    },
                    Maskings.GOLDEN_RECORD))
        .isSameAs(missing);
  }

  @Test
  void a_person_who_was_merged_in_meanwhile_stops_the_release() {
    consent(crm, ConsentState.GIVEN);
    SourceKey other = new SourceKey("shop", UUID.randomUUID().toString());
    GoldenRecord merged = record().withSources(List.of(crm, shop, other));
    consent(other, ConsentState.WITHDRAWN);

    SharingRefused refused =
        catchThrowableOfType(
            SharingRefused.class,
            () -> gate.release(read(MARKETING), () -> merged, Maskings.GOLDEN_RECORD));

    assertThat(refused.reasons()).containsExactly("changed-meanwhile");
    LoggedDecision.Release release = logged(refused.decision()).release();
    assertThat(release.outcome()).isEqualTo("withheld");
    assertThat(release.rows()).isZero();
  }

  @Test
  void rows_that_changed_meanwhile_stop_the_release() {
    SharingRequest request = SharingRequest.search(CRM, "customer-golden", MARKETING, Set.of(), 50);

    SharingRefused refused =
        catchThrowableOfType(
            SharingRefused.class,
            () ->
                gate.release(
                    request,
                    scope -> {
                      scope.filter(); // and yet a row without consent is found
                      return List.of(record());
                    },
                    Maskings.list(Maskings.GOLDEN_RECORD)));

    assertThat(refused.reasons()).containsExactly("changed-meanwhile");
  }

  @Test
  void rows_are_filtered_by_consent_masked_and_counted() {
    SharingRequest request =
        SharingRequest.search(CRM, "customer-golden", MARKETING, Set.of("country"), 50);
    List<Condition> filters = new ArrayList<>();
    ConsentEvent given = consent(shop, ConsentState.GIVEN);

    Released<List<GoldenRecord>> released =
        gate.release(
            request,
            scope -> {
              filters.add(scope.filter());
              assertThat(scope.fields()).extracting("name").containsExactly("consent");
              return List.of(record(), record());
            },
            Maskings.list(Maskings.GOLDEN_RECORD));

    assertThat(filters).containsExactly(new Condition.In("consent", List.of(Literal.of("given"))));
    assertThat(released.value())
        .allSatisfy(row -> assertThat(row.texts()).doesNotContainKey("iban").hasSize(3));
    LoggedDecision logged = logged(released.decision());
    assertThat(logged.rowLimit()).isEqualTo(50);
    assertThat(logged.fields()).containsExactly("country");
    assertThat(logged.release().rows()).isEqualTo(2);
    assertThat(logged.release().outcome()).isEqualTo("released");
    assertThat(logged.release().consents()).containsExactly(given.id());
  }

  @Test
  void rows_that_were_read_without_a_look_at_the_filter_do_not_leave() {
    SharingRequest request = SharingRequest.search(CRM, "customer-golden", MARKETING, Set.of(), 50);

    assertThatThrownBy(
            () ->
                gate.release(
                    request, scope -> List.of(record()), Maskings.list(Maskings.GOLDEN_RECORD)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void nobody_searches_by_what_they_may_not_see() {
    SharingRequest request =
        SharingRequest.search(CRM, "customer-golden", CARE, Set.of("iban"), 50);

    assertThatThrownBy(
            () ->
                gate.release(
                    request,
                    scope -> List.of(mustNotBeRead()),
                    Maskings.list(Maskings.GOLDEN_RECORD)))
        .isInstanceOfSatisfying(
            SharingRefused.class,
            refused -> assertThat(refused.reasons()).containsExactly("search-by-masked-field"));
  }

  @Test
  void a_product_that_is_not_published_is_refused_and_on_record() {
    SharingRequest request =
        SharingRequest.read(CRM, "secret-golden", CARE, new Subject.Golden(ada));

    SharingRefused refused = catchThrowableOfType(SharingRefused.class, () -> release(request));

    assertThat(refused.reasons()).containsExactly("product-unknown");
    assertThat(logged(refused.decision()).domain()).isEmpty();
    assertThat(hub.log.byId(refused.decision(), Set.of("customer"))).isEmpty();
  }

  @Test
  void an_engine_that_broke_is_an_outage_on_record_and_no_refusal() {
    PolicyEngine broken = answering(new EngineFailure(Fault.LATE, "no whole answer in time"));

    PolicyUnanswered unanswered =
        catchThrowableOfType(
            PolicyUnanswered.class,
            () ->
                gate(hub, broken)
                    .release(read(CARE), SharingGateTest::mustNotBeRead, Maskings.GOLDEN_RECORD));

    assertThat(unanswered.kind()).isEqualTo(TouchstoneException.Kind.UNAVAILABLE);
    assertThat(unanswered.reasons()).containsExactly("policy-engine-late");
    LoggedDecision logged = logged(unanswered.decision());
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
                gate(hub, empty)
                    .release(read(CARE), SharingGateTest::mustNotBeRead, Maskings.GOLDEN_RECORD));

    assertThat(unanswered.reasons()).containsExactly("no-policy");
    assertThat(logged(unanswered.decision()).outcome()).isEqualTo("no-policy");
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

  @Test
  void the_record_of_a_decision_outlives_the_transaction_of_its_caller() {
    List<DecisionId> ids = new ArrayList<>();

    assertThatThrownBy(
            () ->
                hub.hub.run(
                    () -> {
                      ids.add(release(read(CARE)).decision());
                      throw new IllegalStateException("the caller fails later");
                    }))
        .hasMessage("the caller fails later");

    assertThat(logged(ids.get(0)).permitted()).isTrue();
  }

  @Test
  void where_the_log_cannot_be_written_nothing_leaves() {
    try (Hub doomed = new Hub()) {
      GoldenId id = doomed.golden(crm);
      SharingGate doomedGate = gate(doomed, wasm);
      rename(doomed, "decision", "mislaid");
      for (Purpose purpose : List.of(CARE, MARKETING)) {
        SharingRequest request =
            SharingRequest.read(CRM, "customer-golden", purpose, new Subject.Golden(id));

        assertThatThrownBy(
                () ->
                    doomedGate.release(
                        request, SharingGateTest::mustNotBeRead, Maskings.GOLDEN_RECORD))
            .isInstanceOf(GateUnavailable.class);
      }
    }
  }

  @Test
  void where_the_rows_cannot_be_counted_they_do_not_leave() {
    try (Hub doomed = new Hub()) {
      SharingGate doomedGate = gate(doomed, wasm);
      rename(doomed, "decision_outcome", "mislaid");
      SharingRequest request = SharingRequest.search(CRM, "customer-golden", CARE, Set.of(), 50);

      assertThatThrownBy(
              () ->
                  doomedGate.release(
                      request, scope -> List.of(record()), Maskings.list(Maskings.GOLDEN_RECORD)))
          .isInstanceOf(GateUnavailable.class);
    }
  }

  @Test
  void where_consent_cannot_be_read_nothing_leaves() {
    try (Hub doomed = new Hub()) {
      GoldenId id = doomed.golden(crm);
      SharingGate doomedGate = gate(doomed, wasm);
      rename(doomed, "consent", "mislaid");
      SharingRequest request =
          SharingRequest.read(CRM, "customer-golden", MARKETING, new Subject.Golden(id));

      assertThatThrownBy(
              () ->
                  doomedGate.release(
                      request, SharingGateTest::mustNotBeRead, Maskings.GOLDEN_RECORD))
          .isInstanceOf(GateUnavailable.class);
    }
  }

  private static void rename(Hub of, String table, String to) {
    of.hub.run(
        () ->
            of.hub
                .database()
                .sql("alter table policy.%s rename to %s".formatted(table, to))
                .update());
  }

  private ConsentEvent consent(SourceKey key, ConsentState state) {
    return hub.consents.record(
        new NewConsent(key, MARKETING, state, null, null, "portal", "form 7"));
  }
}
