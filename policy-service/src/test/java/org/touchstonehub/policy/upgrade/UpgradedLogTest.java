package org.touchstonehub.policy.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.testing.EarlierRelease;
import org.touchstonehub.mdm.testing.HubDatabase;
import org.touchstonehub.policy.consent.ConsentEvent;
import org.touchstonehub.policy.consent.ConsentState;
import org.touchstonehub.policy.consent.Consents;
import org.touchstonehub.policy.decision.DecisionId;
import org.touchstonehub.policy.decision.DecisionLog;
import org.touchstonehub.policy.decision.DecisionQuery;
import org.touchstonehub.policy.decision.LoggedDecision;
import org.touchstonehub.policy.pdp.PolicyBundle;
import org.touchstonehub.policy.purpose.Purpose;

/** What an earlier release recorded of decisions and consents says the same for ever. */
class UpgradedLogTest {
  private static final Set<String> EVERY = Set.of("*");
  private static final DecisionId PERMITTED =
      new DecisionId(UUID.fromString("01980000-0000-7000-8000-000000000001"));
  private static final DecisionId ROWS =
      new DecisionId(UUID.fromString("01980000-0000-7000-8000-000000000002"));
  private static final DecisionId FAILED =
      new DecisionId(UUID.fromString("01980000-0000-7000-8000-000000000003"));
  private static final UUID GIVEN = new UUID(1, 1);
  private static final UUID WITHDRAWN = new UUID(1, 2);

  /** Rows as the release of V1 wrote them. */
  private static final String ROWS_OF_V1 =
      """
      insert into policy.consent (id, system, key, purpose, state, valid_from, valid_to, recorded_at,
        recorded_by, evidence) values
        ('00000000-0000-0001-0000-000000000001', 'crm', '17', 'DirectMarketing', 'given',
          '2026-01-01T08:00Z', '2027-01-01T08:00Z', '2026-01-02T08:00Z', 'crm', 'form 7'),
        ('00000000-0000-0001-0000-000000000002', 'crm', '17', 'DirectMarketing', 'withdrawn',
          '2026-02-01T08:00Z', null, '2026-02-01T08:00Z', 'shop', 'by phone');
      insert into policy.decision (id, decided_at, caller, grants, product, product_version, domain,
        purpose, legal_basis, operation, subjects, fields, row_limit, outcome, reasons, masks, filter,
        obligations, policy_digest, engine, engine_detail, consents) values
        ('01980000-0000-7000-8000-000000000001', '2026-01-03T08:00Z', 'crm',
          '{application:customer}', 'customer-golden', '1.0.0', 'customer', 'DirectMarketing',
          'A6-1-a', 'read', '{source:crm:17}', '{}', null, 'permitted', '{}',
          '{"iban": "hidden", "family_name": "clear"}', '{"type": "compound"}', '{no-store}', 'ab',
          'wasm', '', '{00000000-0000-0001-0000-000000000001}'),
        ('01980000-0000-7000-8000-000000000002', '2026-01-04T08:00Z', 'crm',
          '{application:customer}', 'customer-golden', '1.0.0', 'customer', 'CustomerCare', 'A6-1-b',
          'search', '{}', '{country}', 50, 'permitted', '{}', '{}', null, '{count-rows}', 'ab', 'opa',
          '', '{}'),
        ('01980000-0000-7000-8000-000000000003', '2026-01-05T08:00Z', 'crm', '{}', 'customer-golden',
          '', '', 'CustomerCare', '', 'read', '{golden:1}', '{}', null, 'engine-failed',
          '{policy-engine-failed}', '{}', null, '{}', '', 'opa', 'no answer', '{}');
      insert into policy.decision_outcome (decision_id, recorded_at, outcome, row_count, reason) values
        ('01980000-0000-7000-8000-000000000001', '2026-01-03T08:01Z', 'released', 1, ''),
        ('01980000-0000-7000-8000-000000000002', '2026-01-04T08:01Z', 'withheld', 0, 'too-many');
      """;

  private static HubDatabase hub;
  private static DecisionLog log;

  @BeforeAll
  static void upgrade() {
    hub =
        HubDatabase.upgraded(
            new EarlierRelease(
                List.of(
                    new EarlierRelease.Schema("mdm", "6"),
                    new EarlierRelease.Schema("policy", "1")),
                ROWS_OF_V1),
            List.of());
    log = new DecisionLog(hub.database(), hub.transactions());
  }

  @AfterAll
  static void drop() {
    hub.close();
  }

  @Test
  void decisions_are_told_as_they_were_recorded() {
    assertThat(log.byId(PERMITTED, EVERY))
        .contains(
            new LoggedDecision(
                PERMITTED,
                Instant.parse("2026-01-03T08:00:00Z"),
                "crm",
                List.of("application:customer"),
                "customer-golden",
                "1.0.0",
                "customer",
                "DirectMarketing",
                "A6-1-a",
                "read",
                List.of("source:crm:17"),
                List.of(),
                null,
                "permitted",
                List.of(),
                Map.of("iban", "hidden", "family_name", "clear"),
                "{\"type\": \"compound\"}",
                List.of("no-store"),
                "ab",
                "wasm",
                "",
                List.of(GIVEN),
                new LoggedDecision.Release(
                    Instant.parse("2026-01-03T08:01:00Z"), "released", 1, "", List.of())));
    assertThat(log.byId(ROWS, EVERY).orElseThrow().release())
        .isEqualTo(
            new LoggedDecision.Release(
                Instant.parse("2026-01-04T08:01:00Z"), "withheld", 0, "too-many", List.of()));
    LoggedDecision failed = log.byId(FAILED, EVERY).orElseThrow();
    assertThat(failed.permitted()).isFalse();
    assertThat(failed.engineDetail()).isEqualTo("no answer");
    assertThat(failed.release()).isNull();
  }

  @Test
  void decisions_are_found_by_whom_they_are_about() {
    DecisionQuery about =
        new DecisionQuery(EVERY, null, null, null, null, "source:crm:17", null, null, null, 100);

    assertThat(log.find(about)).extracting(LoggedDecision::id).containsExactly(PERMITTED);
    assertThat(log.find(DecisionQuery.newest(Set.of("customer"), 100)))
        .extracting(LoggedDecision::id)
        .containsExactly(ROWS, PERMITTED);
  }

  @Test
  void consents_are_told_as_they_were_recorded() {
    Consents consents =
        new Consents(
            hub.database(),
            hub.transactions(),
            hub.ids(),
            hub.clock(),
            PolicyBundle.shipped().purposes());
    SourceKey subject = new SourceKey("crm", "17");
    Purpose marketing = new Purpose("DirectMarketing");

    assertThat(consents.history(subject, null, 10))
        .containsExactly(
            new ConsentEvent(
                GIVEN,
                subject,
                marketing,
                ConsentState.GIVEN,
                Instant.parse("2026-01-01T08:00:00Z"),
                Instant.parse("2027-01-01T08:00:00Z"),
                Instant.parse("2026-01-02T08:00:00Z"),
                "crm",
                "form 7"),
            new ConsentEvent(
                WITHDRAWN,
                subject,
                marketing,
                ConsentState.WITHDRAWN,
                Instant.parse("2026-02-01T08:00:00Z"),
                null,
                Instant.parse("2026-02-01T08:00:00Z"),
                "shop",
                "by phone"));
  }

  @Test
  void what_was_recorded_before_cannot_be_changed_after() {
    for (String change :
        List.of(
            "update policy.decision set caller = 'somebody else'",
            "delete from policy.decision_outcome",
            "update policy.consent set state = 'given'")) {
      assertThatThrownBy(() -> hub.run(() -> hub.database().sql(change).update()))
          .as(change)
          .hasMessageContaining("23001");
    }
  }
}
