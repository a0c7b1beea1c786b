package org.touchstonehub.policy.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
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

  /**
   * @param after hours from the step before
   * @param from hours from a base instant: before the recording, after it or at it
   * @param until hours that it lasts; 0 is no end
   */
  record Step(
      int after,
      int source,
      int purpose,
      boolean given,
      int from,
      int until,
      boolean now,
      String by) {}

  /** Mostly one, so that events meet. */
  @Provide
  Arbitrary<Integer> purposes() {
    return Arbitraries.of(0, 1, 1, 1, 1, 1, 1, 2, 3, 4, 5);
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of(0, 0, 1, 2),
            Arbitraries.of(0, 0, 0, 0, 1, 2),
            purposes(),
            Arbitraries.of(true, true, false),
            Arbitraries.integers().between(0, 12),
            Arbitraries.integers().between(0, 5),
            Arbitraries.of(true, false),
            Arbitraries.of("shop", "shop", "office", "portal"))
        .as(Step::new)
        .list()
        .ofMaxSize(8);
  }

  @Property(tries = 600)
  void both_sql_forms_agree_with_the_plain_rule(
      @ForAll("steps") @Size(max = 8) List<Step> steps,
      @ForAll("purposes") int asked,
      @ForAll @IntRange(max = 18) int hour) {
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
    hub.hub.clock().advance(Duration.ofHours(step.after));
    Instant from = step.now ? null : base.plus(Duration.ofHours(step.from));
    boolean ends = step.given && step.until > 0;
    Instant start = from == null ? hub.hub.clock().instant() : from;
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
    Map<List<Object>, List<ConsentEvent>> begun =
        events.stream()
            .filter(e -> !e.validFrom().isAfter(at) || !e.validFrom().isAfter(e.recordedAt()))
            .collect(Collectors.groupingBy(e -> List.of(e.subject(), e.purpose())));
    boolean given = false;
    for (List<ConsentEvent> told : begun.values()) {
      Purpose named = told.get(0).purpose();
      boolean covers = tree.withBroader(purpose).contains(named);
      boolean within = tree.withBroader(named).contains(purpose);
      ConsentEvent standing = standing(told);
      if (standing.state() == ConsentState.WITHDRAWN && (covers || within)) {
        return ConsentStatus.WITHDRAWN;
      }
      boolean running = standing.validTo() == null || standing.validTo().isAfter(at);
      given |= standing.state() == ConsentState.GIVEN && covers && running;
    }
    return given ? ConsentStatus.GIVEN : ConsentStatus.NONE;
  }

  /** The consent that took effect last of those that no withdrawal beats, else a withdrawal. */
  private static ConsentEvent standing(List<ConsentEvent> told) {
    List<ConsentEvent> withdrawals =
        told.stream().filter(e -> e.state() == ConsentState.WITHDRAWN).toList();
    return told.stream()
        .filter(e -> e.state() == ConsentState.GIVEN)
        .filter(give -> withdrawals.stream().noneMatch(w -> beats(w, give)))
        .max(Comparator.comparing(ConsentEvent::validFrom).thenComparing(ConsentEvent::recordedAt))
        .orElseGet(() -> withdrawals.get(0));
  }

  private static boolean beats(ConsentEvent withdrawal, ConsentEvent consent) {
    return !consent.recordedAt().isAfter(withdrawal.recordedAt())
        || consent.validFrom().isBefore(withdrawal.validFrom());
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
