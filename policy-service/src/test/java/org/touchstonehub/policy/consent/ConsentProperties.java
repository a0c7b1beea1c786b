package org.touchstonehub.policy.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.golden.Fields;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.policy.purpose.Purpose;
import org.touchstonehub.policy.purpose.Purposes;
import org.touchstonehub.policy.testing.Hub;

/** Consent worked out by SQL, for one subject and for rows, against the same worked out plainly. */
class ConsentProperties {
  private static final List<Purpose> PURPOSES =
      List.of(
          new Purpose("Marketing"),
          new Purpose("DirectMarketing"),
          new Purpose("Advertising"),
          new Purpose("PersonalisedAdvertising"),
          new Purpose("Personalisation"),
          new Purpose("CustomerCare"));

  private static Hub hub;

  @BeforeContainer
  static void create() {
    hub = new Hub();
  }

  @AfterContainer
  static void drop() {
    hub.close();
  }

  /** Hours from a base instant; {@code until} 0 is no end. */
  record Step(
      int source, int purpose, boolean given, int from, int until, boolean now, String by) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 2),
            Arbitraries.integers().between(0, PURPOSES.size() - 1),
            Arbitraries.of(true, true, false),
            Arbitraries.integers().between(0, 5),
            Arbitraries.integers().between(0, 5),
            Arbitraries.of(true, false),
            Arbitraries.of("shop", "shop", "office", "portal"))
        .as(Step::new)
        .list()
        .ofMaxSize(8);
  }

  @Property(tries = 300)
  void both_sql_forms_agree_with_the_plain_rule(
      @ForAll("steps") @Size(max = 8) List<Step> steps,
      @ForAll @IntRange(max = 5) int asked,
      @ForAll @IntRange(max = 12) int hour) {
    List<SourceKey> sources = new ArrayList<>();
    for (int i = 0; i < 3; i++) sources.add(new SourceKey("s" + i, UUID.randomUUID().toString()));
    GoldenId golden = hub.golden(sources.toArray(new SourceKey[0]));
    Instant base = hub.hub.clock().instant();
    List<ConsentEvent> events = new ArrayList<>();
    for (Step step : steps) events.add(record(step, sources, base));
    Instant at = base.plus(Duration.ofHours(hour)).plusSeconds(1);

    for (String reader : List.of("shop", "office", "nobody")) {
      EffectiveConsent found = hub.consents.of(sources, PURPOSES.get(asked), reader, at);

      assertThat(found.status()).isEqualTo(plainly(events, PURPOSES.get(asked), reader, at));
      assertThat(asField(golden, PURPOSES.get(asked), reader, at)).isEqualTo(found.status().code());
      assertThat(events).extracting(ConsentEvent::id).containsAll(found.seen());
    }
  }

  private static ConsentEvent record(Step step, List<SourceKey> sources, Instant base) {
    Instant from = step.now ? null : base.plus(Duration.ofHours(step.from));
    boolean ends = step.given && step.until > 0;
    Instant start = from == null ? base : from;
    return hub.consents.record(
        new NewConsent(
            sources.get(step.source),
            PURPOSES.get(step.purpose),
            step.given ? ConsentState.GIVEN : ConsentState.WITHDRAWN,
            from,
            ends ? start.plus(Duration.ofHours(step.until)) : null,
            step.by,
            "form"));
  }

  /** What counts for a reader must hold of all events, and hold without the reader's own. */
  private static ConsentStatus plainly(
      List<ConsentEvent> events, Purpose purpose, String reader, Instant at) {
    ConsentStatus ofAll = plainly(events, purpose, at);
    if (ofAll != ConsentStatus.GIVEN) return ofAll;
    List<ConsentEvent> others =
        events.stream()
            .filter(e -> e.state() == ConsentState.WITHDRAWN || !e.recordedBy().equals(reader))
            .toList();
    return plainly(others, purpose, at) == ConsentStatus.GIVEN
        ? ConsentStatus.GIVEN
        : ConsentStatus.SELF_RECORDED;
  }

  private static ConsentStatus plainly(List<ConsentEvent> events, Purpose purpose, Instant at) {
    Purposes tree = hub.bundle.purposes();
    Map<List<Object>, ConsentEvent> latest = new HashMap<>();
    Comparator<ConsentEvent> order =
        Comparator.comparing(ConsentEvent::validFrom).thenComparing(ConsentEvent::recordedAt);
    for (ConsentEvent event : events) {
      boolean begun =
          !event.validFrom().isAfter(at) || !event.validFrom().isAfter(event.recordedAt());
      if (!begun) continue;
      latest.merge(
          List.of(event.subject(), event.purpose()),
          event,
          (a, b) -> order.compare(a, b) > 0 ? a : b);
    }
    boolean given = false;
    for (ConsentEvent event : latest.values()) {
      Set<Purpose> above = tree.withBroader(purpose);
      boolean covers = above.contains(event.purpose());
      boolean within = tree.withBroader(event.purpose()).contains(purpose);
      if (event.state() == ConsentState.WITHDRAWN && (covers || within)) {
        return ConsentStatus.WITHDRAWN;
      }
      boolean running = event.validTo() == null || event.validTo().isAfter(at);
      given |= event.state() == ConsentState.GIVEN && covers && running;
    }
    return given ? ConsentStatus.GIVEN : ConsentStatus.NONE;
  }

  private static String asField(GoldenId golden, Purpose purpose, String reader, Instant at) {
    Fields.Field field = hub.consents.asField("consent", purpose, reader, at);
    return hub.hub.in(
        () ->
            hub.hub
                .database()
                .sql(
                    "select (%s) as consent from (select cast(:golden as uuid) as golden_id) golden"
                        .formatted(field.sql()))
                .setAll(field.parameters())
                .set("golden", golden.value())
                .first(row -> row.text("consent"))
                .orElseThrow());
  }
}
