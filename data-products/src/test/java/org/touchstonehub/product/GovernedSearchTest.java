package org.touchstonehub.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.touchstonehub.match.model.EntityModelReader;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.golden.Condition;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.golden.GoldenRecord;
import org.touchstonehub.mdm.golden.GoldenRecords;
import org.touchstonehub.mdm.golden.GoldenSearch;
import org.touchstonehub.mdm.golden.Literal;
import org.touchstonehub.mdm.testing.HubDatabase;
import org.touchstonehub.policy.caller.Caller;
import org.touchstonehub.policy.consent.ConsentState;
import org.touchstonehub.policy.consent.ConsentStatus;
import org.touchstonehub.policy.consent.Consents;
import org.touchstonehub.policy.consent.NewConsent;
import org.touchstonehub.policy.decision.DecisionLog;
import org.touchstonehub.policy.decision.LoggedDecision;
import org.touchstonehub.policy.gate.Maskings;
import org.touchstonehub.policy.gate.Released;
import org.touchstonehub.policy.gate.SharingRefused;
import org.touchstonehub.policy.gate.SharingRequest;
import org.touchstonehub.policy.purpose.Purpose;

/** Searches on real golden records and projections: who is found, and in what shape. */
class GovernedSearchTest {
  private static final Purpose MARKETING = new Purpose("DirectMarketing");

  private static GovernedHub governed;
  private static HubDatabase hub;
  private static Consents consents;
  private static DecisionLog log;

  @BeforeAll
  static void start() {
    governed = new GovernedHub();
    hub = governed.hub;
    consents =
        new Consents(
            hub.database(),
            hub.transactions(),
            hub.ids(),
            hub.clock(),
            GovernedHub.POLICY.purposes());
    log = new DecisionLog(hub.database(), hub.transactions());
  }

  @AfterAll
  static void stop() {
    governed.close();
  }

  private static Released<GoldenRecords.Page> search(
      String domain, String group, Purpose purpose, Set<String> fields, Condition condition) {
    return governed.gate.release(
        SharingRequest.search(
            Caller.of("test", List.of(group)), Products.goldenOf(domain), purpose, fields, 500),
        scope ->
            hub.in(
                () ->
                    governed.golden.search(
                        GoldenSearch.of(domain, condition, null, 500)
                            .within(scope.filter(), scope.clear()),
                        scope.fields())),
        Maskings.GOLDEN_PAGE);
  }

  @Test
  void a_search_for_marketing_finds_those_who_agreed_and_nobody_else() {
    governed.activate(EntityModelReader.shipped("customer"));
    governed.system("crm", "customer");
    governed.system("shop", "customer");
    Random random = new Random(7);
    Set<GoldenId> expected = new HashSet<>();
    int selfRecorded = 0;
    for (int i = 0; i < 120; i++) {
      List<SourceKey> sources = new ArrayList<>(List.of(new SourceKey("crm", "c" + i)));
      if (i % 3 == 0) sources.add(new SourceKey("shop", "s" + i));
      String country = i % 2 == 0 ? "NL" : "SE";
      GoldenId id =
          governed.golden(
              "customer",
              Map.of("family_name", "Jansen" + i, "country", country),
              sources.toArray(new SourceKey[0]));
      for (SourceKey source : sources) {
        // "test" is who searches
        String by = random.nextInt(2) > 0 ? "portal" : "test";
        if (random.nextInt(3) > 0) consent(source, "Marketing", ConsentState.GIVEN, by);
        if (random.nextInt(4) == 0) consent(source, "DirectMarketing", ConsentState.WITHDRAWN, by);
      }
      ConsentStatus status =
          consents.of(sources, MARKETING, "test", hub.clock().instant()).status();
      if (status == ConsentStatus.SELF_RECORDED) selfRecorded++;
      if (status == ConsentStatus.GIVEN && country.equals("NL")) expected.add(id);
    }

    Released<GoldenRecords.Page> released =
        search(
            "customer",
            "application:customer",
            MARKETING,
            Set.of("country"),
            Condition.eq("country", Literal.of("NL")));

    assertThat(expected).hasSizeBetween(10, 50);
    assertThat(selfRecorded).isGreaterThan(10);
    assertThat(released.value().records())
        .extracting(GoldenRecord::id)
        .containsExactlyInAnyOrderElementsOf(expected);
    LoggedDecision logged = log.byId(released.decision(), Set.of("customer")).orElseThrow();
    assertThat(logged.release().rows()).isEqualTo(expected.size());
    assertThat(logged.release().consents()).hasSizeGreaterThanOrEqualTo(expected.size());
    assertThat(logged.toString()).doesNotContain("Jansen", "NL");
  }

  private static void consent(SourceKey source, String purpose, ConsentState state, String by) {
    consents.record(new NewConsent(source, new Purpose(purpose), state, null, null, by, "form 7"));
  }

  @Test
  void a_fourth_model_with_hostile_names_is_searched_and_masked() {
    String yaml =
        """
        model: naïve-name
        description: Something else.
        id: id
        source: source
        sources: [ { name: odd } ]
        attributes:
          order: { type: text, term: Order, classification: internal }
          select: { type: bank-account, term: Account }
          naïve-name: { type: text, term: Name, classification: personal }
          consent: { type: text, term: Consent, classification: public }
        """;
    governed.activate(EntityModelReader.read("fourth", yaml.getBytes(StandardCharsets.UTF_8)));
    governed.system("odd", "naïve-name");
    Map<String, String> values =
        Map.of(
            "order", "'; drop table x; --",
            "select", "NL91ABNA0417164300",
            "naïve-name", "Zoë",
            "consent", "perhaps");
    GoldenId id = governed.golden("naïve-name", values, new SourceKey("odd", "1"));
    governed.golden("naïve-name", Map.of("order", "another"), new SourceKey("odd", "2"));
    Condition condition = Condition.eq("order", Literal.of("'; drop table x; --"));

    Released<GoldenRecords.Page> steward =
        search(
            "naïve-name",
            "steward:naïve-name",
            Purpose.RECORD_MANAGEMENT,
            Set.of("order"),
            condition);

    assertThat(steward.value().records()).extracting(GoldenRecord::id).containsExactly(id);
    assertThat(steward.value().records().get(0).texts())
        .containsEntry("select", "***4300")
        .containsEntry("naïve-name", "Zoë")
        .containsEntry("order", "'; drop table x; --");
    assertThatThrownBy(
            () ->
                search(
                    "naïve-name",
                    "steward:naïve-name",
                    Purpose.RECORD_MANAGEMENT,
                    Set.of("select"),
                    Condition.eq("select", Literal.of("NL91ABNA0417164300"))))
        .isInstanceOf(SharingRefused.class);
    assertThatThrownBy(
            () ->
                search("naïve-name", "application:naïve-name", MARKETING, Set.of(), Condition.ALL))
        .isInstanceOf(SharingRefused.class);
  }
}
