package org.touchstonehub.match.survive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.CorrectionRule;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.type.Classification;
import org.touchstonehub.match.type.SemanticType;
import org.touchstonehub.match.type.SurvivorshipRule;

class CorrectionsTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final SourceKey A = new SourceKey("crm", "a");
  private static final SourceKey B = new SourceKey("web", "b");

  @Example
  void what_a_steward_says_beats_every_source() {
    GoldenValue town = hold(List.of(said(A, 0, "Leeds")), edit("e1", 1, "York"));

    assertThat(town.value()).isEqualTo("York");
    assertThat(town.rule()).isEqualTo(SurvivorshipRule.STEWARD);
    assertThat(town.source()).isEqualTo(new SourceKey("steward-place", "e1"));
    assertThat(town.agreeing()).isEqualTo(1);
  }

  @Example
  void it_holds_against_what_sources_say_later() {
    assertThat(hold(List.of(said(A, 9, "Hull")), edit("e1", 1, "York")).value()).isEqualTo("York");
  }

  @Example
  void of_two_edits_the_later_counts() {
    GoldenValue town =
        hold(List.of(said(A, 0, "Leeds")), edit("e2", 1, "York"), edit("e1", 2, "Ripon"));

    assertThat(town.value()).isEqualTo("Ripon");
  }

  @Example
  void an_edit_may_say_that_there_is_no_value() {
    assertThat(hold(List.of(said(A, 0, "Leeds")), edit("e1", 1, null))).isNull();
  }

  @Example
  void sources_that_agree_with_the_steward_are_counted() {
    List<SourceVersion> members = List.of(said(A, 0, "YORK "), said(B, 0, "Leeds"));

    assertThat(hold(members, edit("e1", 1, "York")).agreeing()).isEqualTo(2);
  }

  @Example
  void a_pin_beats_a_later_edit_until_its_end() {
    Correction pin = pin("p", 1, "York", 5);
    Correction edit = edit("e", 2, "Ripon");
    List<SourceVersion> members = List.of(said(A, 0, "Leeds"));

    assertThat(town(CorrectionRule.HOLD, members, List.of(pin, edit), at(4)).rule())
        .isEqualTo(SurvivorshipRule.PIN);
    assertThat(town(CorrectionRule.HOLD, members, List.of(pin, edit), at(5)).value())
        .isEqualTo("Ripon");
    assertThat(town(CorrectionRule.HOLD, members, List.of(pin), at(5)).value()).isEqualTo("Leeds");
  }

  @Example
  void an_edit_may_give_way_to_a_source_that_later_says_something_else() {
    Correction edit = edit("e", 1, "York", Map.of(A, "Leeds"));

    assertThat(changed(edit, said(A, 2, "LEEDS")).value()).isEqualTo("York");
    assertThat(changed(edit, said(A, 1, "Hull")).value()).isEqualTo("York");
    assertThat(changed(edit, said(A, 2, "Hull")).value()).isEqualTo("Hull");
    assertThat(changed(edit, said(A, 2, "Hull")).rule()).isEqualTo(SurvivorshipRule.MOST_RECENT);
  }

  @Example
  void a_record_that_joins_later_ends_an_edit_only_by_something_new() {
    Correction edit = edit("e", 1, "York", Map.of(A, "Leeds"));

    assertThat(changed(edit, said(B, 2, "leeds")).value()).isEqualTo("York");
    assertThat(changed(edit, said(B, 2, "Hull")).value()).isEqualTo("Hull");
  }

  @Example
  void an_edit_that_was_replaced_does_not_come_back_where_the_later_gives_way() {
    Correction first = edit("e1", 1, "York", Map.of(A, "Leeds"));
    Correction second = edit("e2", 3, "Ripon", Map.of(A, "Leeds"));

    GoldenValue town =
        town(
            CorrectionRule.UNTIL_CHANGED,
            List.of(said(A, 4, "Hull")),
            List.of(first, second),
            at(9));

    assertThat(town.value()).isEqualTo("Hull");
  }

  @Property(tries = 200)
  void the_order_of_corrections_says_nothing(
      @ForAll @Size(max = 6) List<@IntRange(max = 30) Integer> made,
      @ForAll boolean holds,
      @ForAll Random random) {
    List<Correction> corrections = new ArrayList<>();
    for (int i = 0; i < made.size(); i++) {
      int day = made.get(i);
      corrections.add(
          day % 3 == 0 ? pin("p" + i, day, "P" + day, day + 4) : edit("e" + i, day, "E" + day));
    }
    List<Correction> shuffled = new ArrayList<>(corrections);
    Collections.shuffle(shuffled, random);
    CorrectionRule rule = holds ? CorrectionRule.HOLD : CorrectionRule.UNTIL_CHANGED;
    List<SourceVersion> members = List.of(said(A, 7, "Leeds"), said(B, 3, "Hull"));

    assertThat(town(rule, members, shuffled, at(15)))
        .isEqualTo(town(rule, members, corrections, at(15)));
  }

  @Example
  void what_became_of_everything_that_was_said_is_told() {
    SourceKey c = new SourceKey("web", "c");
    SourceKey d = new SourceKey("web", "d");
    List<SourceVersion> members =
        List.of(said(A, 4, "Hull"), said(B, 1, "Leeds"), said(c, 2, "HULL "), said(d, 3, "n/a"));
    Correction first = edit("e1", 1, "York", Map.of(A, "Leeds"));
    Correction second = edit("e2", 3, "Ripon", Map.of(A, "Leeds"));
    Correction ended = pin("p", 1, "Selby", 2);
    List<Correction> corrections = List.of(first, second, ended);

    ValueAccount gaveWay =
        survivorship(CorrectionRule.UNTIL_CHANGED).account(TOWN, members, corrections, at(9));
    ValueAccount held =
        survivorship(CorrectionRule.HOLD)
            .account(TOWN.correctedBy(CorrectionRule.HOLD), members, corrections, at(9));

    assertThat(gaveWay.standings())
        .extracting(ValueAccount.Standing::outcome)
        .containsExactly(
            ValueAccount.Outcome.CHOSEN,
            ValueAccount.Outcome.LESS,
            ValueAccount.Outcome.AGREES,
            ValueAccount.Outcome.EMPTY,
            ValueAccount.Outcome.REPLACED,
            ValueAccount.Outcome.GAVE_WAY,
            ValueAccount.Outcome.ENDED);
    assertThat(gaveWay.standings().get(1).because()).isEqualTo(A);
    assertThat(gaveWay.standings().get(4).because()).isEqualTo(second.said().key());
    assertThat(gaveWay.standings().get(5).because()).isEqualTo(A);
    assertThat(held.standings())
        .extracting(ValueAccount.Standing::outcome)
        .containsExactly(
            ValueAccount.Outcome.OVERRULED,
            ValueAccount.Outcome.OVERRULED,
            ValueAccount.Outcome.OVERRULED,
            ValueAccount.Outcome.OVERRULED,
            ValueAccount.Outcome.REPLACED,
            ValueAccount.Outcome.CHOSEN,
            ValueAccount.Outcome.ENDED);
    assertThat(held.standings().get(0).because()).isEqualTo(second.said().key());
  }

  @Property(tries = 200)
  void the_account_of_a_value_is_of_the_one_that_survives(
      @ForAll @Size(max = 5) List<@IntRange(max = 20) Integer> made,
      @ForAll @Size(max = 4) List<@IntRange(max = 20) Integer> sent,
      @ForAll boolean holds) {
    CorrectionRule rule = holds ? CorrectionRule.HOLD : CorrectionRule.UNTIL_CHANGED;
    List<Correction> corrections = new ArrayList<>();
    for (int i = 0; i < made.size(); i++) {
      int day = made.get(i);
      corrections.add(
          day % 3 == 0 ? pin("p" + i, day, "P" + day, day + 4) : edit("e" + i, day, "E" + day));
    }
    List<SourceVersion> members = new ArrayList<>();
    for (int i = 0; i < sent.size(); i++) {
      members.add(said(new SourceKey("web", "r" + i), sent.get(i), "T" + sent.get(i) % 3));
    }

    ValueAccount account =
        survivorship(rule).account(TOWN.correctedBy(rule), members, corrections, at(12));

    GoldenValue value = town(rule, members, corrections, at(12));
    assertThat(account.value()).isEqualTo(value);
    assertThat(account.standings()).hasSize(members.size() + corrections.size());
    assertThat(account.standings())
        .filteredOn(standing -> standing.outcome() == ValueAccount.Outcome.CHOSEN)
        .extracting(ValueAccount.Standing::source)
        .isEqualTo(value == null ? List.of() : List.of(value.source()));
  }

  private static Survivorship survivorship(CorrectionRule rule) {
    return new Survivorship(
        new EntityModel("place", "", "id", "source", List.of(), List.of(TOWN.correctedBy(rule))));
  }

  private static final Attribute TOWN =
      new Attribute(
              "town",
              SemanticType.LOCALITY,
              List.of("town"),
              null,
              Classification.PERSONAL,
              SurvivorshipRule.MOST_RECENT)
          .correctedBy(CorrectionRule.UNTIL_CHANGED);

  private static Instant at(int day) {
    return NOON.plus(Duration.ofDays(day));
  }

  private static SourceVersion said(SourceKey key, int day, String town) {
    return new SourceVersion(key, at(day), Map.of("town", town));
  }

  private static Correction edit(String key, int day, @Nullable String town) {
    return edit(key, day, town, Map.of());
  }

  private static Correction edit(
      String key, int day, @Nullable String town, Map<SourceKey, String> seen) {
    Map<SourceKey, Map<String, String>> before = new java.util.HashMap<>();
    seen.forEach((record, value) -> before.put(record, Map.of("town", value)));
    return new Correction(
        new SourceVersion(
            new SourceKey("steward-place", key),
            at(day),
            town == null ? Map.of() : Map.of("town", town)),
        new Correction.Terms(null, town == null ? Set.of("town") : Set.of(), before));
  }

  private static Correction pin(String key, int day, String town, int until) {
    return new Correction(
        new SourceVersion(new SourceKey("steward-place", key), at(day), Map.of("town", town)),
        new Correction.Terms(at(until), Set.of(), Map.of()));
  }

  private static @Nullable GoldenValue hold(
      List<SourceVersion> members, Correction... corrections) {
    return town(CorrectionRule.HOLD, members, List.of(corrections), at(10));
  }

  private static GoldenValue changed(Correction edit, SourceVersion member) {
    return town(CorrectionRule.UNTIL_CHANGED, List.of(member), List.of(edit), at(10));
  }

  private static @Nullable GoldenValue town(
      CorrectionRule rule, List<SourceVersion> members, List<Correction> corrections, Instant at) {
    return survivorship(rule).survive(members, corrections, at).get("town");
  }
}
