package org.touchstonehub.policy.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.policy.testing.Hub;

class DecisionLogTest {
  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
  private static final Set<String> EVERY = Set.of("*");

  private static Hub hub;
  private static final List<LoggedDecision> WRITTEN = new ArrayList<>();

  /** Twelve decisions, a minute apart: two domains, three callers, every fourth refused. */
  @BeforeAll
  static void write() {
    hub = new Hub();
    for (int i = 0; i < 12; i++) {
      LoggedDecision decision = decision(i);
      hub.log.append(decision);
      WRITTEN.add(decision);
    }
  }

  @AfterAll
  static void drop() {
    hub.close();
  }

  private static LoggedDecision decision(int i) {
    return decision(i, List.of("golden:" + new UUID(7, i), "source:crm:key " + i));
  }

  private static LoggedDecision decision(int i, List<String> subjects) {
    boolean permitted = i % 4 != 0;
    String domain = i % 2 == 0 ? "customer" : "supplier";
    return new LoggedDecision(
        new DecisionId(hub.hub.ids().next()),
        START.plusSeconds(60L * i),
        "caller" + i % 3,
        List.of("application:" + domain, "steward:'\"\\"),
        domain + "-golden",
        "1.0.0",
        domain,
        i % 2 == 0 ? "CustomerCare" : "VendorManagement",
        permitted ? "A6-1-b" : "",
        "read",
        subjects,
        List.of(),
        i == 5 ? 50 : null,
        permitted ? "permitted" : "denied",
        permitted ? List.of() : List.of("no-grant-for-domain"),
        permitted ? Map.of("naïve \"name\"", "clear") : Map.of(),
        permitted ? "{\"type\": \"compound\", \"value\": [], \"operator\": \"and\"}" : null,
        permitted ? List.of("no-store") : List.of(),
        "ab".repeat(32),
        "wasm",
        "",
        List.of(new UUID(1, i)),
        null);
  }

  private static DecisionQuery query(
      Set<String> domains, String caller, Boolean permit, DecisionId before, int limit) {
    return new DecisionQuery(domains, caller, null, null, permit, null, null, null, before, limit);
  }

  @Test
  void a_decision_is_read_as_it_was_written() {
    for (LoggedDecision decision : WRITTEN) {
      assertThat(hub.log.byId(decision.id(), EVERY)).contains(decision);
    }
  }

  @Test
  void an_officer_sees_the_decisions_of_their_domains_only() {
    DecisionId customers = WRITTEN.get(2).id();

    assertThat(hub.log.byId(customers, Set.of("customer"))).isPresent();
    assertThat(hub.log.byId(customers, Set.of("supplier", "employee"))).isEmpty();
    assertThat(hub.log.byId(customers, Set.of())).isEmpty();
    assertThat(hub.log.find(DecisionQuery.newest(Set.of("supplier"), 100)))
        .hasSize(6)
        .allMatch(decision -> decision.domain().equals("supplier"));
    assertThat(hub.log.find(DecisionQuery.newest(Set.of(), 100))).isEmpty();
  }

  @Test
  void pages_follow_each_other_newest_first_without_gap_or_repeat() {
    List<DecisionId> read = new ArrayList<>();
    DecisionId before = null;
    while (true) {
      List<LoggedDecision> page = hub.log.find(query(EVERY, null, null, before, 5));
      if (page.isEmpty()) break;
      page.forEach(decision -> read.add(decision.id()));
      before = read.get(read.size() - 1);
    }

    List<DecisionId> expected = new ArrayList<>(WRITTEN.stream().map(LoggedDecision::id).toList());
    java.util.Collections.reverse(expected);
    assertThat(read).isEqualTo(expected);
  }

  @Test
  void filters_narrow_and_combine() {
    assertThat(hub.log.find(query(EVERY, "caller1", null, null, 100))).hasSize(4);
    assertThat(hub.log.find(query(EVERY, null, false, null, 100)))
        .hasSize(3)
        .allMatch(decision -> !decision.permitted());
    assertThat(hub.log.find(query(EVERY, "caller1", false, null, 100)))
        .containsExactly(WRITTEN.get(4));
    assertThat(
            hub.log.find(
                new DecisionQuery(
                    EVERY,
                    null,
                    "customer-golden",
                    "CustomerCare",
                    null,
                    "source:crm:key 6",
                    START,
                    START.plusSeconds(60 * 6 + 1),
                    null,
                    100)))
        .containsExactly(WRITTEN.get(6));
    assertThat(
            hub.log.find(
                new DecisionQuery(
                    EVERY, null, null, null, null, "source:crm:key", null, null, null, 100)))
        .isEmpty();
    assertThat(hub.log.find(query(EVERY, "' or true --", null, null, 100))).isEmpty();
  }

  @Test
  void a_record_is_found_under_each_name_that_it_had_when_it_was_decided_on() {
    try (Hub other = new Hub()) {
      SourceKey ann = new SourceKey("crm", "a:1");
      SourceKey bea = new SourceKey("crm", "b");
      GoldenId both = other.golden(ann, bea);
      LoggedDecision together = decision(0, List.of("golden:" + both));
      other.unlink(ann, START.plusSeconds(90));
      GoldenId alone = other.golden();
      other.link(alone, ann, START.plusSeconds(90));
      LoggedDecision apart = decision(2, List.of("golden:" + both));
      LoggedDecision moved = decision(3, List.of("golden:" + alone));
      LoggedDecision bySource = decision(4, List.of("source:crm:a:1"));
      for (LoggedDecision d : List.of(together, apart, moved, bySource)) other.log.append(d);

      assertThat(about(other, "source:crm:a:1")).containsExactly(bySource, moved, together);
      assertThat(about(other, "source:crm:b")).containsExactly(apart, together);
      assertThat(about(other, "golden:" + alone)).containsExactly(bySource, moved);
      assertThat(about(other, "golden:" + both)).containsExactly(apart, together);
      assertThat(about(other, "source:crm:a")).isEmpty();
    }
  }

  private static List<LoggedDecision> about(Hub hub, String subject) {
    return hub.log.find(
        new DecisionQuery(EVERY, null, null, null, null, subject, null, null, null, 100));
  }

  @Test
  void what_became_of_a_permit_is_added_once() {
    try (Hub other = new Hub()) {
      LoggedDecision decision = WRITTEN.get(5);
      LoggedDecision.Release release =
          new LoggedDecision.Release(START, "released", 17, "", List.of(new UUID(3, 4)));
      other.log.append(decision);
      assertThat(other.log.byId(decision.id(), EVERY).orElseThrow().release()).isNull();

      other.log.appendRelease(decision.id(), release);

      assertThat(other.log.byId(decision.id(), Set.of("supplier")).orElseThrow().release())
          .isEqualTo(release);
      assertThatThrownBy(() -> other.log.appendRelease(decision.id(), release))
          .isInstanceOf(TouchstoneException.class);
    }
  }

  @Test
  void nothing_in_the_log_can_be_changed_or_removed() {
    for (String change :
        List.of(
            "update policy.decision set caller = 'somebody else'",
            "delete from policy.decision",
            "truncate policy.decision cascade",
            "delete from policy.decision_outcome")) {
      assertThatThrownBy(() -> hub.hub.run(() -> hub.hub.database().sql(change).update()))
          .as(change)
          .isInstanceOf(TouchstoneException.class);
    }
    assertThat(hub.log.find(query(EVERY, "somebody else", null, null, 100))).isEmpty();
  }

  @Test
  void a_page_has_a_size_that_makes_sense() {
    assertThatThrownBy(() -> DecisionQuery.newest(EVERY, 0)).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> DecisionQuery.newest(EVERY, 501)).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> DecisionId.fromString("1-2-3-4-5")).isInstanceOf(InvalidInput.class);
  }
}
