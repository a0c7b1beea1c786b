package org.touchstonehub.policy.touched;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.policy.consent.ConsentState;
import org.touchstonehub.policy.consent.NewConsent;
import org.touchstonehub.policy.decision.DecisionId;
import org.touchstonehub.policy.decision.LoggedDecision;
import org.touchstonehub.policy.purpose.Purpose;
import org.touchstonehub.policy.testing.Hub;

class TouchingTest {
  private static final Purpose MARKETING = new Purpose("DirectMarketing");
  private static final SourceKey ADA = new SourceKey("crm", "ada");
  private static final SourceKey BEA = new SourceKey("crm", "bea");
  private static final GoldenId GOLDEN = new GoldenId(new UUID(7, 7));

  private static Hub hub;
  private static Touching touching;

  @BeforeAll
  static void open() {
    hub = new Hub();
    touching = new Touching(hub.hub.database(), hub.hub.transactions(), hub.hub.clock());
    consent(ADA, ConsentState.WITHDRAWN);
    consent(ADA, ConsentState.GIVEN);
    consent(BEA, ConsentState.GIVEN);
    consent(new SourceKey("crm", "other"), ConsentState.WITHDRAWN);
    Duration lately = Duration.ofDays(3);
    read("shop", "read", true, "golden:" + GOLDEN, lately);
    read("callcentre", "read", true, "source:crm:ada", lately);
    read("shop", "read", true, "source:crm:bea", lately);
    read("refused", "read", false, "golden:" + GOLDEN, lately);
    read("steward", "steward", true, "golden:" + GOLDEN, lately);
    read("elsewhere", "read", true, "source:crm:other", lately);
    read("longago", "read", true, "golden:" + GOLDEN, Duration.ofDays(31));
  }

  @AfterAll
  static void close() {
    hub.close();
  }

  private static void consent(SourceKey key, ConsentState state) {
    hub.consents.record(new NewConsent(key, MARKETING, state, null, null, "portal", "form 7"));
  }

  private static void read(
      String caller, String operation, boolean isPermitted, String subject, Duration ago) {
    Instant at = hub.hub.clock().instant().minus(ago);
    hub.log.append(
        new LoggedDecision(
            new DecisionId(hub.hub.ids().next()),
            at,
            caller,
            List.of(),
            "customer-golden",
            "1",
            "customer",
            "CustomerCare",
            "",
            operation,
            List.of(subject),
            List.of(),
            null,
            isPermitted ? "permitted" : "denied",
            isPermitted ? List.of() : List.of("no-grant-for-domain"),
            Map.of(),
            null,
            List.of(),
            "ab".repeat(32),
            "wasm",
            "",
            List.of(),
            null));
  }

  @Test
  void consents_are_counted_by_what_was_recorded_last_of_each_record() {
    assertThat(touching.of(Set.of(GOLDEN), Set.of(ADA, BEA)).consents())
        .containsExactly(new Touched.ConsentCount("DirectMarketing", ConsentState.GIVEN, 2));
  }

  @Test
  void readers_are_those_who_were_let_read_one_of_the_records_by_name_lately() {
    List<Touched.Reading> readings = touching.of(Set.of(GOLDEN), Set.of(ADA, BEA)).readings();

    assertThat(readings).hasSize(1);
    assertThat(readings.get(0).product()).isEqualTo("customer-golden");
    assertThat(readings.get(0).purpose()).isEqualTo("CustomerCare");
    assertThat(readings.get(0).callers()).containsExactly("callcentre", "shop");
  }

  @Test
  void nothing_touches_nobody() {
    assertThat(touching.of(Set.of(), Set.of())).isEqualTo(Touched.NOBODY);
  }
}
