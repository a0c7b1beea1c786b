package org.touchstonehub.policy.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.policy.purpose.Purpose;
import org.touchstonehub.policy.testing.Hub;

class ConsentsTest {
  private static final Purpose MARKETING = new Purpose("Marketing");
  private static final Purpose DIRECT = new Purpose("DirectMarketing");
  private static final Purpose SOCIAL = new Purpose("SocialMediaMarketing");

  private static Hub hub;
  private static int count;

  private SourceKey crm;
  private SourceKey shop;

  @BeforeAll
  static void create() {
    hub = new Hub();
  }

  @AfterAll
  static void drop() {
    hub.close();
  }

  @BeforeEach
  void somebodyNew() {
    count++;
    crm = new SourceKey("crm", "c" + count);
    shop = new SourceKey("shop", "s" + count);
  }

  @Test
  void nobody_has_consented_who_was_never_asked() {
    assertThat(status(DIRECT)).isEqualTo(ConsentStatus.NONE);
    assertThat(hub.consents.of(List.of(), DIRECT, "crm", Instant.EPOCH))
        .isEqualTo(new EffectiveConsent(ConsentStatus.NONE, List.of()));
  }

  @Test
  void consent_that_is_given_in_one_system_holds_for_the_person() {
    ConsentEvent event = give(crm, DIRECT);

    EffectiveConsent consent = consent(DIRECT);

    assertThat(consent).isEqualTo(new EffectiveConsent(ConsentStatus.GIVEN, List.of(event.id())));
  }

  @Test
  void a_withdrawal_anywhere_beats_consent_elsewhere_whichever_came_first() {
    give(crm, DIRECT);
    withdraw(shop, DIRECT);
    give(crm, DIRECT);

    assertThat(status(DIRECT)).isEqualTo(ConsentStatus.WITHDRAWN);
  }

  @Test
  void who_withdrew_can_consent_again_where_they_withdrew() {
    withdraw(shop, DIRECT);
    give(shop, DIRECT);

    assertThat(status(DIRECT)).isEqualTo(ConsentStatus.GIVEN);
  }

  @Test
  void consent_for_a_purpose_covers_what_is_part_of_it_and_not_what_it_is_part_of() {
    give(crm, MARKETING);
    assertThat(status(DIRECT)).isEqualTo(ConsentStatus.GIVEN);

    somebodyNew();
    give(crm, DIRECT);
    assertThat(status(MARKETING)).isEqualTo(ConsentStatus.NONE);
    assertThat(status(SOCIAL)).isEqualTo(ConsentStatus.NONE);
  }

  @Test
  void a_withdrawal_stops_the_purpose_its_parts_and_what_it_is_part_of() {
    give(crm, MARKETING);
    withdraw(crm, DIRECT);

    assertThat(status(DIRECT)).isEqualTo(ConsentStatus.WITHDRAWN);
    assertThat(status(MARKETING))
        .as("asking under a wider name")
        .isEqualTo(ConsentStatus.WITHDRAWN);
    assertThat(status(SOCIAL)).as("a sister is not touched").isEqualTo(ConsentStatus.GIVEN);

    somebodyNew();
    give(crm, DIRECT);
    withdraw(crm, MARKETING);
    assertThat(status(DIRECT)).isEqualTo(ConsentStatus.WITHDRAWN);
  }

  @Test
  void consent_runs_out() {
    Instant now = hub.hub.clock().instant();
    Instant end = now.plus(Duration.ofHours(1));
    record(crm, DIRECT, ConsentState.GIVEN, now, end);

    assertThat(at(DIRECT, end.minusNanos(1000))).isEqualTo(ConsentStatus.GIVEN);
    assertThat(at(DIRECT, end)).isEqualTo(ConsentStatus.NONE);
  }

  @Test
  void what_is_recorded_for_later_does_not_hold_yet() {
    Instant now = hub.hub.clock().instant();
    Instant later = now.plus(Duration.ofHours(1));
    give(crm, DIRECT);
    record(crm, DIRECT, ConsentState.WITHDRAWN, later, null);

    assertThat(at(DIRECT, later.minusNanos(1000))).isEqualTo(ConsentStatus.GIVEN);
    assertThat(at(DIRECT, later)).isEqualTo(ConsentStatus.WITHDRAWN);
  }

  @Test
  void consent_for_later_does_not_outlive_a_withdrawal_that_came_after_it() {
    Instant later = later(Duration.ofHours(1));
    record(crm, DIRECT, ConsentState.GIVEN, later, null);
    ConsentEvent withdrawn = withdraw(crm, DIRECT);

    assertThat(hub.consents.of(List.of(crm, shop), DIRECT, "crm", later))
        .isEqualTo(new EffectiveConsent(ConsentStatus.WITHDRAWN, List.of(withdrawn.id())));

    record(crm, DIRECT, ConsentState.GIVEN, later, null);
    assertThat(status(DIRECT)).isEqualTo(ConsentStatus.WITHDRAWN);
    assertThat(at(DIRECT, later)).as("taken back from then on").isEqualTo(ConsentStatus.GIVEN);
  }

  @Test
  void a_letter_of_yesterday_that_is_typed_in_today_withdraws() {
    give(crm, DIRECT);
    record(crm, DIRECT, ConsentState.WITHDRAWN, later(Duration.ofDays(-1)), null);

    assertThat(status(DIRECT)).isEqualTo(ConsentStatus.WITHDRAWN);
  }

  @Test
  void a_withdrawal_of_day_5_that_is_recorded_on_day_9_holds_from_day_5() {
    Instant day1 = hub.hub.clock().instant();
    give(crm, DIRECT);
    hub.hub.clock().advance(Duration.ofDays(8));
    record(crm, DIRECT, ConsentState.WITHDRAWN, day1.plus(Duration.ofDays(4)), null);

    assertThat(at(DIRECT, day1.plus(Duration.ofDays(5)))).isEqualTo(ConsentStatus.WITHDRAWN);
    assertThat(status(DIRECT)).isEqualTo(ConsentStatus.WITHDRAWN);
  }

  @Test
  void consent_of_yesterday_takes_an_older_withdrawal_back() {
    withdraw(crm, DIRECT);
    hub.hub.clock().advance(Duration.ofDays(3));
    record(crm, DIRECT, ConsentState.GIVEN, later(Duration.ofDays(-1)), null);

    assertThat(status(DIRECT)).isEqualTo(ConsentStatus.GIVEN);
  }

  @Test
  void a_form_from_before_the_withdrawal_does_not_take_it_back_however_late_it_is_typed_in() {
    withdraw(crm, DIRECT);
    record(crm, DIRECT, ConsentState.GIVEN, later(Duration.ofDays(-1)), null);
    assertThat(status(DIRECT)).isEqualTo(ConsentStatus.WITHDRAWN);

    give(crm, DIRECT);
    assertThat(status(DIRECT)).isEqualTo(ConsentStatus.GIVEN);
  }

  @Test
  void a_withdrawal_for_tomorrow_is_taken_back_by_consent_that_begins_no_earlier() {
    Instant tomorrow = later(Duration.ofDays(1));
    give(crm, DIRECT);
    record(crm, DIRECT, ConsentState.WITHDRAWN, tomorrow, null);
    give(crm, DIRECT);
    assertThat(status(DIRECT)).isEqualTo(ConsentStatus.GIVEN);
    assertThat(at(DIRECT, tomorrow)).isEqualTo(ConsentStatus.WITHDRAWN);

    record(crm, DIRECT, ConsentState.GIVEN, tomorrow, null);
    assertThat(at(DIRECT, tomorrow)).isEqualTo(ConsentStatus.GIVEN);
  }

  @Test
  void each_of_several_withdrawals_must_be_taken_back() {
    Instant now = hub.hub.clock().instant();
    record(crm, DIRECT, ConsentState.WITHDRAWN, now, null);
    record(crm, DIRECT, ConsentState.GIVEN, now, null);
    record(crm, DIRECT, ConsentState.WITHDRAWN, now.minus(Duration.ofDays(2)), null);
    record(crm, DIRECT, ConsentState.GIVEN, now.minus(Duration.ofDays(1)), null);

    assertThat(status(DIRECT)).as("each beaten by one of them").isEqualTo(ConsentStatus.WITHDRAWN);
  }

  /** Two nodes: the one that recorded the withdrawal is a minute ahead of the one that decides. */
  @Test
  void a_withdrawal_holds_at_once_also_where_the_clock_is_behind() {
    Instant behind = hub.hub.clock().instant();
    give(crm, DIRECT);
    hub.hub.clock().advance(Duration.ofMinutes(1));
    withdraw(crm, DIRECT);

    assertThat(at(DIRECT, behind)).isEqualTo(ConsentStatus.WITHDRAWN);
  }

  @Test
  void the_history_keeps_everything_in_order() {
    ConsentEvent given = give(crm, DIRECT);
    ConsentEvent withdrawn = withdraw(crm, DIRECT);

    assertThat(hub.consents.history(crm, null, 100)).containsExactly(given, withdrawn);
    assertThat(given.recordedBy()).isEqualTo("portal");
    assertThat(given.evidence()).isEqualTo("form 7");
  }

  @Test
  void events_are_only_ever_added() {
    give(crm, DIRECT);

    for (String change :
        List.of(
            "update policy.consent set state = 'given'",
            "delete from policy.consent",
            "truncate policy.consent")) {
      assertThatThrownBy(() -> hub.hub.run(() -> hub.hub.database().sql(change).update()))
          .as(change)
          .isInstanceOf(TouchstoneException.class);
    }
    assertThat(hub.consents.history(crm, null, 100)).hasSize(1);
  }

  @Test
  void consent_that_makes_no_sense_is_refused() {
    Instant now = Instant.parse("2026-02-01T00:00:00Z");
    assertThatThrownBy(() -> give(crm, new Purpose("BecauseWeCan")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("BecauseWeCan");
    assertThatThrownBy(() -> record(crm, DIRECT, ConsentState.GIVEN, now, now))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> record(crm, DIRECT, ConsentState.GIVEN, null, Instant.EPOCH))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> record(crm, DIRECT, ConsentState.WITHDRAWN, null, now))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(
            () -> new NewConsent(crm, DIRECT, ConsentState.GIVEN, null, null, "portal", " "))
        .isInstanceOf(InvalidInput.class);
    assertThat(hub.consents.history(crm, null, 100)).isEmpty();
  }

  @Test
  void evidence_names_something_whatever_is_recorded() {
    for (ConsentState state : ConsentState.values()) {
      for (String nothing :
          List.of("", " \t", "-", "...", "\u00a0", "\u200b", "form\u0000 7", "x".repeat(2001))) {
        assertThatThrownBy(() -> new NewConsent(crm, DIRECT, state, null, null, "portal", nothing))
            .as("%s by '%s'", state, nothing)
            .isInstanceOf(InvalidInput.class)
            .hasMessageContaining("where the proof is");
      }
      assertThat(new NewConsent(crm, DIRECT, state, null, null, "portal", "電話 2026-03"))
          .isNotNull();
    }
  }

  @Test
  void what_a_reader_recorded_alone_is_told_apart_for_this_reader_only() {
    recordBy("crm", crm, DIRECT, ConsentState.GIVEN);

    assertThat(status(DIRECT)).isEqualTo(ConsentStatus.SELF_RECORDED);
    assertThat(statusFor("shop")).isEqualTo(ConsentStatus.GIVEN);
  }

  @Test
  void another_party_confirms_before_or_after_and_for_another_record_of_the_person() {
    recordBy("crm", crm, DIRECT, ConsentState.GIVEN);
    recordBy("officer", shop, MARKETING, ConsentState.GIVEN);
    recordBy("crm", crm, DIRECT, ConsentState.GIVEN);

    assertThat(status(DIRECT)).isEqualTo(ConsentStatus.GIVEN);
  }

  @Test
  void a_reader_cannot_undo_a_withdrawal_for_itself() {
    give(crm, DIRECT);
    withdraw(crm, DIRECT);
    recordBy("crm", crm, DIRECT, ConsentState.GIVEN);

    assertThat(status(DIRECT)).isEqualTo(ConsentStatus.SELF_RECORDED);
    assertThat(statusFor("shop")).isEqualTo(ConsentStatus.GIVEN);
  }

  @Test
  void a_withdrawal_counts_whoever_recorded_it() {
    give(crm, DIRECT);
    recordBy("crm", crm, DIRECT, ConsentState.WITHDRAWN);

    assertThat(status(DIRECT)).isEqualTo(ConsentStatus.WITHDRAWN);
  }

  @Test
  void a_reader_may_shorten_what_others_recorded_and_not_lengthen_it() {
    Instant now = hub.hub.clock().instant();
    Instant hour = now.plus(Duration.ofHours(1));
    Instant day = now.plus(Duration.ofDays(1));
    record(crm, DIRECT, ConsentState.GIVEN, null, day);
    hub.consents.record(
        new NewConsent(crm, DIRECT, ConsentState.GIVEN, null, hour, "crm", "form 7"));
    assertThat(at(DIRECT, now)).isEqualTo(ConsentStatus.GIVEN);
    assertThat(at(DIRECT, hour)).isEqualTo(ConsentStatus.NONE);

    recordBy("crm", crm, DIRECT, ConsentState.GIVEN);
    assertThat(at(DIRECT, hour)).isEqualTo(ConsentStatus.GIVEN);
    assertThat(at(DIRECT, day)).isEqualTo(ConsentStatus.SELF_RECORDED);
  }

  private ConsentEvent recordBy(String by, SourceKey key, Purpose purpose, ConsentState state) {
    return hub.consents.record(new NewConsent(key, purpose, state, null, null, by, "form 7"));
  }

  private ConsentStatus statusFor(String reader) {
    return hub.consents.of(List.of(crm, shop), DIRECT, reader, hub.hub.clock().instant()).status();
  }

  private ConsentEvent give(SourceKey key, Purpose purpose) {
    return record(key, purpose, ConsentState.GIVEN, null, null);
  }

  private ConsentEvent withdraw(SourceKey key, Purpose purpose) {
    return record(key, purpose, ConsentState.WITHDRAWN, null, null);
  }

  private ConsentEvent record(
      SourceKey key, Purpose purpose, ConsentState state, Instant from, Instant to) {
    return hub.consents.record(new NewConsent(key, purpose, state, from, to, "portal", "form 7"));
  }

  private EffectiveConsent consent(Purpose purpose) {
    return hub.consents.of(List.of(crm, shop), purpose, "crm", hub.hub.clock().instant());
  }

  private static Instant later(Duration step) {
    return hub.hub.clock().instant().plus(step);
  }

  private ConsentStatus status(Purpose purpose) {
    return consent(purpose).status();
  }

  private ConsentStatus at(Purpose purpose, Instant instant) {
    return hub.consents.of(List.of(crm, shop), purpose, "crm", instant).status();
  }
}
