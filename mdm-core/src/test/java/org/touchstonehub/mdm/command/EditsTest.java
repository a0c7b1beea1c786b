package org.touchstonehub.mdm.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.type.SurvivorshipRule;
import org.touchstonehub.mdm.change.StaleGolden;
import org.touchstonehub.mdm.golden.GoldenRecord;
import org.touchstonehub.mdm.link.ClusterLocked;
import org.touchstonehub.mdm.link.Corrections;
import org.touchstonehub.mdm.source.ReservedSystem;
import org.touchstonehub.mdm.source.SourceRecords;
import org.touchstonehub.mdm.stewardship.RecordPair;
import org.touchstonehub.mdm.stewardship.Verdict;
import org.touchstonehub.mdm.testing.GroupMatching;
import org.touchstonehub.mdm.testing.MasterData;
import org.touchstonehub.mdm.testing.ValueMatching;

class EditsTest {
  private static final String MODEL =
      """
      model: %s
      description: A firm.
      id: id
      attributes:
        name: { type: organisation, term: Legal name }
        town: { type: locality, term: Town, corrections: until-changed }
        group: { type: category, term: What it is grouped by }
      """;
  private static final Order BECAUSE = new Order("steward", "because");

  private static MasterData data;

  private String domain = "";
  private ValueMatching matching;
  private GroupMatching groups;
  private SourceRecords records;

  @BeforeAll
  static void open() {
    data = new MasterData();
  }

  @AfterAll
  static void close() {
    data.close();
  }

  @BeforeEach
  void begin() {
    domain = data.domainOfItsOwn(MODEL);
    groups = new GroupMatching(data);
    matching = new ValueMatching(data.database);
    records =
        new SourceRecords(
            data.database, data.models, data.systems, data.changing(matching), data.hub.ids());
    put("a", "Nova Ltd", "Leeds", "g");
    put("b", "Nova", "Hull", "g");
  }

  @Test
  void an_edit_is_a_member_and_beats_sources() {
    GoldenRecord before = golden("a");

    edit("a", "name", "Nova Limited");

    GoldenRecord after = golden("a");
    assertThat(after.id()).isEqualTo(before.id());
    assertThat(after.values().get("name").value()).isEqualTo("Nova Limited");
    assertThat(after.values().get("name").rule()).isEqualTo(SurvivorshipRule.STEWARD);
    assertThat(after.sources()).hasSize(3).contains(after.values().get("name").source());
    assertThat(after.sources()).filteredOn(Corrections::isOne).hasSize(1);
  }

  @Test
  void it_holds_against_later_versions_and_batches() {
    edit("a", "name", "Nova Limited");

    put("a", "Nova Inc", "Leeds", "g");
    groups.match(domain);

    assertThat(golden("a").values().get("name").value()).isEqualTo("Nova Limited");
  }

  @Test
  void it_gives_way_where_the_model_says_so_and_a_source_says_something_else() {
    edit("a", "town", "York");
    put("b", "Nova", "HULL", "g");
    assertThat(golden("a").values().get("town").value()).isEqualTo("York");

    put("b", "Nova", "Ripon", "g");

    assertThat(golden("a").values().get("town").value()).isEqualTo("Ripon");
    assertThat(golden("a").values().get("town").rule()).isNotEqualTo(SurvivorshipRule.STEWARD);
  }

  @Test
  void a_preview_tells_how_long_a_word_holds_and_whether_it_wins() {
    Instant until = data.hub.clock().instant().plus(Duration.ofHours(1));
    data.hub.run(() -> edits().pin(seen("a"), Map.of("name", "Nova"), until, BECAUSE, false));
    Map<String, String> values = Map.of("name", "Nova Limited", "town", "York");

    Effect shown =
        data.hub.in(
            () -> {
              CommandDone draft = edits().edit(seen("a"), values, BECAUSE, true);
              return data.effects.preview(draft.set(), draft.suspended());
            });
    CommandDone done = data.hub.in(() -> edits().edit(seen("a"), values, BECAUSE, false));
    Effect told = data.hub.in(() -> data.effects.of(done.id()));

    for (Effect effect : List.of(shown, told)) {
      assertThat(effect.corrections()).hasSize(1);
      assertThat(effect.corrections().get(0).values())
          .containsExactly(
              new Effect.WordOn("name", Effect.Holds.UNTIL_UNDONE, false),
              new Effect.WordOn("town", Effect.Holds.UNTIL_CHANGED, true));
    }
    // all tests have one clock, and another one counts pins that end
    data.hub.run(() -> edits().unpin(seen("a"), "name", BECAUSE, false));
  }

  @Test
  void a_value_may_be_withheld() {
    edit("a", "town", null);

    assertThat(golden("a").values()).doesNotContainKey("town").containsKey("name");
  }

  @Test
  void a_correction_follows_the_record_that_it_corrects() {
    SourceKey origin = golden("a").values().get("name").source();
    String other = origin.key().equals("a") ? "b" : "a";
    edit("a", "name", "Nova Limited");

    put(origin.key(), "Nova Ltd", "Leeds", "h");

    assertThat(golden(origin.key()).values().get("name").value()).isEqualTo("Nova Limited");
    assertThat(golden(other).sources()).containsExactly(key(other));

    data.hub.run(() -> records.delete(origin));

    assertThat(golden(other).values().get("name").value()).isEqualTo("Nova Limited");

    data.hub.run(() -> records.delete(key(other)));

    assertThat(data.all(domain)).isEmpty();
    put(other, "Nova", "Hull", "g");
    assertThat(golden(other).values().get("name").value()).isEqualTo("Nova Limited");
  }

  @Test
  void a_batch_leaves_it_where_live_matching_put_it() {
    edit("a", "name", "Nova Limited");
    SourceKey origin = anchor();
    data.load(domain, "id,name,town,group\n%s,Nova,Hull,h\n".formatted(origin.key()));
    groups.match(domain);

    assertThat(golden(origin.key()).sources()).filteredOn(Corrections::isOne).hasSize(1);
    Map<?, ?> partition = data.partition(domain);
    groups.match(domain);
    assertThat(data.partition(domain)).isEqualTo(partition);
    assertThat(data.count("mdm.link_plan")).isZero();
  }

  @Test
  void a_golden_record_with_a_correction_is_no_part_of_a_plan() {
    edit("a", "name", "Nova Limited");

    java.util.UUID run = data.hub.ids().next();
    groups.plan(domain, run);

    assertThat(data.hub.in(() -> data.plans.size(run))).isZero();
    data.hub.run(() -> data.plans.forget(run));
  }

  @Test
  void an_edit_that_is_undone_is_gone_with_its_record() {
    GoldenRecord before = golden("a");
    CommandDone done = edit("a", "name", "Nova Limited");
    CommandDone second = edit("a", "name", "Nova plc");

    undo(second);
    assertThat(golden("a").values().get("name").value()).isEqualTo("Nova Limited");
    undo(done);

    assertThat(golden("a").values()).isEqualTo(before.values());
    assertThat(golden("a").sources()).isEqualTo(before.sources());
  }

  @Test
  void a_pin_beats_edits_and_lapses() {
    Instant until = data.hub.clock().instant().plus(Duration.ofHours(1));
    data.hub.run(
        () -> edits().pin(seen("a"), Map.of("name", "Nova (pinned)"), until, BECAUSE, false));
    edit("a", "name", "Nova Limited");
    assertThat(golden("a").values().get("name").rule()).isEqualTo(SurvivorshipRule.PIN);
    PinExpiry expiry = data.pinExpiry(matching);
    assertThat(expiry.look()).isZero();
    int version = golden("a").version();

    data.hub.clock().advance(Duration.ofHours(1));

    assertThat(expiry.look()).isEqualTo(1);
    assertThat(expiry.look()).isZero();
    GoldenRecord after = golden("a");
    assertThat(after.values().get("name").value()).isEqualTo("Nova Limited");
    assertThat(after.version()).isEqualTo(version + 1);
    assertThat(after.sources()).filteredOn(Corrections::isOne).hasSize(1);
    assertThat(data.hub.in(() -> data.events.after(0, 10_000)))
        .last()
        .satisfies(event -> assertThat(event.goldenId()).isEqualTo(after.id().value()));
  }

  @Test
  void a_pin_ends_in_the_future_and_names_an_attribute_of_the_model() {
    Instant now = data.hub.clock().instant();

    assertThatThrownBy(
            () ->
                data.hub.in(() -> edits().pin(seen("a"), Map.of("name", "x"), now, BECAUSE, true)))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> edit("a", "colour", "red")).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> edit("a", "name", " ")).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> data.hub.in(() -> edits().unpin(seen("a"), "name", BECAUSE, false)))
        .isInstanceOf(InvalidInput.class);
  }

  @Test
  void who_saw_an_older_version_edits_nothing() {
    Seen old = seen("a");
    edit("a", "name", "Nova Limited");

    assertThatThrownBy(
            () -> data.hub.in(() -> edits().edit(old, Map.of("name", "x"), BECAUSE, false)))
        .isInstanceOf(StaleGolden.class);
  }

  @Test
  void no_source_writes_the_system_of_stewards() {
    edit("a", "name", "Nova Limited");
    String system = Corrections.systemOf(domain);

    assertThatThrownBy(() -> data.register(system, domain)).isInstanceOf(ReservedSystem.class);
    assertThatThrownBy(() -> data.put(new SourceKey(system, "x"), "name", "Nova"))
        .isInstanceOf(ReservedSystem.class);
    assertThatThrownBy(() -> data.load(system, "id,name\nx,Nova\n"))
        .isInstanceOf(ReservedSystem.class);
    assertThatThrownBy(() -> data.hub.run(() -> data.systems.delete(system)))
        .isInstanceOf(ReservedSystem.class);
    SourceKey correction = correction();
    assertThatThrownBy(() -> data.hub.run(() -> records.delete(correction)))
        .isInstanceOf(ReservedSystem.class);
    assertThatThrownBy(
            () ->
                data.hub.in(
                    () ->
                        data.stewardshipBy(matching)
                            .decide(
                                domain,
                                new RecordPair(key("a"), correction),
                                Verdict.NO_MATCH,
                                "steward",
                                "")))
        .isInstanceOf(InvalidInput.class);
  }

  @Test
  void a_merge_and_its_undo_take_corrections_along() {
    put("c", "Orbis", "Hull", "o");
    edit("c", "name", "Orbis plc");
    Map<?, ?> before = data.partition(domain);
    Commands commands = data.commands(matching);

    CommandDone merged =
        data.hub.in(() -> commands.merge(List.of(seen("a"), seen("c")), BECAUSE, false));
    assertThat(golden("a").values().get("name").value()).isEqualTo("Orbis plc");
    edit("a", "town", "York");
    undo(merged);

    assertThat(data.partition(domain).keySet()).isEqualTo(before.keySet());
    assertThat(golden("c").values().get("name").value()).isEqualTo("Orbis plc");
    assertThat(golden("a").values().get("name").value()).isNotEqualTo("Orbis plc");
  }

  @Test
  void a_locked_golden_record_keeps_its_records() {
    put("c", "Orbis", "Hull", "o");
    lock("a");

    put("c", "Nova", "Hull", "g");
    assertThat(golden("a").sources()).containsExactly(key("a"), key("b"));
    put("b", "Orbis", "Hull", "o");
    assertThat(golden("a").sources()).containsExactly(key("a"), key("b"));
    groups.match(domain);
    assertThat(golden("a").sources()).containsExactly(key("a"), key("b"));
    assertThat(golden("c").sources()).containsExactly(key("c"));
  }

  @Test
  void it_becomes_what_matching_makes_of_it_once_it_is_unlocked() {
    put("c", "Orbis", "Hull", "o");
    lock("a");
    put("c", "Nova", "Hull", "g");
    put("b", "Orbis", "Hull", "x");

    data.hub.run(() -> data.locking(matching).unlock(seen("a"), BECAUSE, false));

    assertThat(golden("a").sources()).containsExactly(key("a"), key("c"));
    assertThat(golden("b").sources()).containsExactly(key("b"));
    Map<?, ?> partition = data.partition(domain);
    groups.match(domain);
    assertThat(data.partition(domain)).isEqualTo(partition);
  }

  @Test
  void a_record_that_is_deleted_leaves_its_lock() {
    lock("a");

    data.hub.run(() -> records.delete(key("b")));
    put("b", "Nova", "Hull", "g");

    assertThat(golden("a").sources()).containsExactly(key("a"));
    assertThat(golden("b").sources()).containsExactly(key("b"));
  }

  @Test
  void stewards_neither_merge_nor_part_it_but_edit_it() {
    put("c", "Orbis", "Hull", "o");
    lock("a");
    Commands commands = data.commands(matching);

    assertThatThrownBy(
            () -> data.hub.in(() -> commands.merge(List.of(seen("a"), seen("c")), BECAUSE, true)))
        .isInstanceOf(ClusterLocked.class)
        .hasMessageContaining("because")
        .hasMessageContaining("steward");
    assertThatThrownBy(
            () ->
                data.hub.in(
                    () -> commands.split(seen("a"), List.of(List.of(key("a"))), BECAUSE, false)))
        .isInstanceOf(ClusterLocked.class);
    assertThatThrownBy(() -> lock("b")).isInstanceOf(ClusterLocked.class);
    assertThatThrownBy(
            () ->
                data.hub.in(
                    () ->
                        data.stewardshipBy(matching)
                            .decide(
                                domain,
                                new RecordPair(key("a"), key("c")),
                                Verdict.MATCH,
                                "steward",
                                "")))
        .isInstanceOf(ClusterLocked.class);
    edit("a", "name", "Nova Limited");
    assertThat(golden("a").values().get("name").value()).isEqualTo("Nova Limited");
  }

  @Test
  void an_unlock_that_is_undone_locks_as_before() {
    lock("a");
    CommandDone unlocked =
        data.hub.in(() -> data.locking(matching).unlock(seen("a"), BECAUSE, false));

    undo(unlocked);
    put("c", "Nova", "Hull", "g");

    assertThat(golden("a").sources()).containsExactly(key("a"), key("b"));
  }

  @Test
  void an_unlock_that_joined_records_is_undone_to_what_was_locked() {
    put("c", "Orbis", "Hull", "o");
    lock("a");
    put("c", "Nova", "Hull", "g");
    Map<?, ?> before = data.partition(domain);
    CommandDone unlocked =
        data.hub.in(() -> data.locking(matching).unlock(seen("a"), BECAUSE, false));
    assertThat(golden("a").sources()).contains(key("c"));

    undo(unlocked);

    assertThat(data.partition(domain)).isEqualTo(before);
    groups.match(domain);
    assertThat(data.partition(domain)).isEqualTo(before);
  }

  @Test
  void an_unlock_that_parted_records_is_undone_to_what_was_locked() {
    put("c", "Orbis", "Hull", "o");
    lock("a");
    put("c", "Nova", "Hull", "g");
    put("b", "Orbis", "Hull", "x");
    Map<?, ?> before = data.partition(domain);
    CommandDone unlocked =
        data.hub.in(() -> data.locking(matching).unlock(seen("a"), BECAUSE, false));
    assertThat(golden("a").sources()).containsExactly(key("a"), key("c"));
    assertThat(golden("b").sources()).containsExactly(key("b"));

    undo(unlocked);

    assertThat(data.partition(domain)).isEqualTo(before);
    put("b", "Orbis", "York", "x");
    groups.match(domain);
    assertThat(data.partition(domain)).isEqualTo(before);
  }

  @Test
  void an_unlock_is_not_undone_where_a_record_was_moved_since() {
    put("c", "Orbis", "Hull", "o");
    lock("a");
    put("b", "Orbis", "Hull", "x");
    CommandDone unlocked =
        data.hub.in(() -> data.locking(matching).unlock(seen("a"), BECAUSE, false));
    put("b", "Orbis", "Hull", "o");
    assertThat(golden("b").sources()).contains(key("c"));

    assertThatThrownBy(() -> undo(unlocked)).hasMessageContaining("changed since");
  }

  private SourceKey key(String key) {
    return new SourceKey(domain, key);
  }

  private void put(String key, String name, String town, String group) {
    data.hub.run(() -> records.put(key(key), Map.of("name", name, "town", town, "group", group)));
  }

  private GoldenRecord golden(String key) {
    return data.of(key(key));
  }

  private Seen seen(String key) {
    GoldenRecord golden = golden(key);
    return new Seen(golden.id(), golden.version());
  }

  private Edits edits() {
    return data.edits(matching);
  }

  private CommandDone edit(String key, String attribute, String value) {
    return data.hub.in(
        () -> edits().edit(seen(key), Collections.singletonMap(attribute, value), BECAUSE, false));
  }

  private CommandDone lock(String key) {
    return data.hub.in(() -> data.locking(matching).lock(seen(key), BECAUSE, false));
  }

  private CommandDone undo(CommandDone done) {
    return data.hub.in(() -> data.commands(matching).undo(done.id(), BECAUSE, false));
  }

  private SourceKey correction() {
    return golden("a").sources().stream().filter(Corrections::isOne).findFirst().orElseThrow();
  }

  /** The first record that the correction is of. */
  private SourceKey anchor() {
    String key =
        data.hub.in(
            () ->
                data.database
                    .sql(
                        """
                        select anchor_key from mdm.correction_anchor
                        where system = :system and ordinal = 1""")
                    .set("system", Corrections.systemOf(domain))
                    .first(row -> row.text("anchor_key"))
                    .orElseThrow());
    return key(key);
  }
}
