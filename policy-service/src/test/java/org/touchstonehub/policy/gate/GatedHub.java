package org.touchstonehub.policy.gate;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.survive.GoldenValue;
import org.touchstonehub.match.type.SurvivorshipRule;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.golden.GoldenRecord;
import org.touchstonehub.policy.caller.Caller;
import org.touchstonehub.policy.consent.ConsentEvent;
import org.touchstonehub.policy.consent.ConsentState;
import org.touchstonehub.policy.consent.NewConsent;
import org.touchstonehub.policy.decision.DecisionId;
import org.touchstonehub.policy.decision.LoggedDecision;
import org.touchstonehub.policy.pdp.PolicyEngine;
import org.touchstonehub.policy.pdp.Questions;
import org.touchstonehub.policy.purpose.Purpose;
import org.touchstonehub.policy.testing.Hub;

/** A hub for the tests of a class, the gate over it, and for each test another Ada behind it. */
final class GatedHub implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
  static final Caller CRM = Caller.of("crm", List.of("application:customer"));
  static final Purpose CARE = new Purpose("CustomerCare");
  static final Purpose MARKETING = new Purpose("DirectMarketing");

  static final Supplier<GoldenRecord> MUST_NOT_BE_READ =
      () -> {
        throw new AssertionError("read although refused");
      };

  Hub hub;
  PolicyEngine wasm;
  SharingGate gate;
  SourceKey crm;
  SourceKey shop;
  GoldenId ada;

  @Override
  public void beforeAll(ExtensionContext context) {
    hub = new Hub();
    wasm = hub.wasm();
    gate = gateOver(hub, wasm);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    crm = new SourceKey("crm", UUID.randomUUID().toString());
    shop = new SourceKey("shop", UUID.randomUUID().toString());
    ada = hub.golden(crm, shop);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    hub.close();
  }

  static SharingGate gateOver(Hub on, PolicyEngine engine) {
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

  GoldenRecord record() {
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

  SharingRequest read(Purpose purpose) {
    return SharingRequest.read(CRM, "customer-golden", purpose, new Subject.Golden(ada));
  }

  static SharingRequest search(Purpose purpose, Set<String> fields) {
    return SharingRequest.search(CRM, "customer-golden", purpose, fields, 50);
  }

  Released<GoldenRecord> release(SharingRequest request) {
    return gate.release(request, this::record, Maskings.GOLDEN_RECORD);
  }

  LoggedDecision logged(DecisionId id) {
    return hub.log.byId(id, Set.of("*")).orElseThrow();
  }

  /** What a search finds, which may be other rows than the scope allows. */
  Released<List<GoldenRecord>> releaseRows(
      SharingRequest request, Function<Scope, List<GoldenRecord>> found) {
    return gate.release(request, found, Maskings.list(Maskings.GOLDEN_RECORD));
  }

  static SharingRefused refused(ThrowingCallable request) {
    return catchThrowableOfType(SharingRefused.class, request);
  }

  ConsentEvent consent(SourceKey key, ConsentState state) {
    return consent(key, state, "portal");
  }

  ConsentEvent consent(SourceKey key, ConsentState state, String by) {
    return hub.consents.record(new NewConsent(key, MARKETING, state, null, null, by, "form 7"));
  }
}
