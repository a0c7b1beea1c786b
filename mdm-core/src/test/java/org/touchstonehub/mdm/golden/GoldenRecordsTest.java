package org.touchstonehub.mdm.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.change.ChangeSet;
import org.touchstonehub.mdm.database.DatabaseFailure;
import org.touchstonehub.mdm.testing.MasterData;

class GoldenRecordsTest {
  private static final String MODEL =
      """
      model: %s
      description: A firm.
      id: id
      sources:
        - name: erp
      attributes:
        name: { type: organisation, term: Legal name }
        city: { type: locality, term: Town }
      """;

  private static MasterData master;

  private final String domain = master.domainOfItsOwn(MODEL);
  private final String system = domain;
  private final SourceKey a = new SourceKey(system, "a");
  private final SourceKey b = new SourceKey(system, "b");
  private final SourceKey c = new SourceKey(system, "c");

  @BeforeAll
  static void open() {
    master = new MasterData();
  }

  @AfterAll
  static void close() {
    master.close();
  }

  private void sendThree() {
    master.put(a, "name", "Nova Ltd");
    master.put(b, "name", "Nova Limited", "city", "Riga");
    master.put(c, "name", "Orbis SA");
  }

  private Found find(GoldenId id) {
    return master.hub.in(() -> master.golden.find(id));
  }

  private boolean delete(SourceKey key) {
    return master.hub.in(() -> master.records.delete(key));
  }

  @Test
  void a_record_sent_alone_has_a_golden_record_at_once() {
    master.put(a, "name", "Nova Ltd");

    GoldenRecord golden = master.of(a);

    assertThat(golden.texts()).containsExactlyEntriesOf(java.util.Map.of("name", "Nova Ltd"));
    assertThat(golden.sources()).containsExactly(a);
    assertThat(golden.values().get("name").source()).isEqualTo(a);
  }

  @Test
  void a_record_that_came_by_file_waits_for_the_batch() {
    master.load(system, "a.csv", "id,name\na,Nova Ltd\n");

    assertThatThrownBy(() -> master.of(a))
        .isInstanceOf(UnknownGolden.class)
        .hasMessageContaining("batch");
    master.link(domain, List.of(List.of(a)));
    assertThat(master.of(a).texts()).containsEntry("name", "Nova Ltd");
  }

  @Test
  void a_changed_record_changes_its_golden_record_at_once() {
    sendThree();
    master.link(domain, List.of(List.of(a, b), List.of(c)));

    master.load(system, "b.csv", "id,name,city\nb,Nova Limited,Oslo\n");

    assertThat(master.of(a).texts()).containsEntry("city", "Oslo");
    assertThat(master.of(a).values().get("city").source()).isEqualTo(b);
  }

  @Test
  void a_deleted_record_leaves_and_the_last_one_retires_the_id() {
    sendThree();
    master.link(domain, List.of(List.of(a, b), List.of(c)));
    GoldenId id = master.idOf(a);

    delete(b);
    assertThat(master.of(a).sources()).containsExactly(a);
    assertThat(master.of(a).texts()).doesNotContainKey("city");
    delete(a);

    assertThat(find(id)).isEqualTo(new Found.Retired(id, domain, List.of()));
    assertThatThrownBy(() -> master.of(a)).isInstanceOf(UnknownGolden.class);
  }

  @Test
  void a_deleted_record_that_comes_again_gets_its_id_back() {
    master.put(a, "name", "Nova Ltd");
    GoldenId id = master.idOf(a);

    delete(a);
    master.put(a, "name", "Nova Ltd");

    assertThat(master.idOf(a)).isEqualTo(id);
    assertThat(master.of(a).version()).isEqualTo(2);
  }

  @Test
  void an_id_survives_where_most_records_stay_and_the_other_is_retired_with_its_successor() {
    sendThree();
    master.link(domain, List.of(List.of(b, c), List.of(a)));
    GoldenId pair = master.idOf(b);
    GoldenId single = master.idOf(a);

    master.link(domain, List.of(List.of(a, b, c)));

    assertThat(master.idOf(a)).isEqualTo(pair);
    assertThat(find(single)).isEqualTo(new Found.Retired(single, domain, List.of(pair)));
    assertThat(master.hub.in(() -> master.golden.domainOf(single))).isEqualTo(domain);
  }

  @Test
  void a_split_retires_nothing_and_mints_one_id() {
    sendThree();
    master.link(domain, List.of(List.of(a, b, c)));
    GoldenId whole = master.idOf(a);
    delete(a);
    master.put(a, "name", "Nova Ltd");
    GoldenId apart = master.idOf(a);

    assertThat(apart).isNotEqualTo(whole);
    assertThat(master.partition(domain))
        .isEqualTo(java.util.Map.of(whole, Set.of(b, c), apart, Set.of(a)));
  }

  @Test
  void merge_then_unmerge_gives_back_exactly_what_was_whichever_came_first() {
    sendThree();
    var before = master.partition(domain);
    var texts = master.all(domain).stream().map(GoldenRecord::texts).toList();

    master.link(domain, List.of(List.of(a, b), List.of(c)));
    master.link(domain, List.of(List.of(a), List.of(b), List.of(c)));
    assertThat(master.partition(domain)).isEqualTo(before);
    master.link(domain, List.of(List.of(c, b), List.of(a)));
    master.link(domain, List.of(List.of(a), List.of(b), List.of(c)));
    assertThat(master.partition(domain)).isEqualTo(before);
    assertThat(master.all(domain).stream().map(GoldenRecord::texts).toList()).isEqualTo(texts);
  }

  @Test
  void an_unmerge_gives_back_ids_that_are_older_than_the_order_of_keys() {
    SourceKey last = new SourceKey(system, "z");
    master.put(last, "name", "Zeta");
    master.put(a, "name", "Nova Ltd");
    var before = master.partition(domain);

    master.link(domain, List.of(List.of(a, last)));
    assertThat(master.partition(domain)).hasSize(1);
    master.link(domain, List.of(List.of(a), List.of(last)));

    assertThat(master.partition(domain)).isEqualTo(before);
  }

  @Test
  void a_plan_carried_out_twice_or_after_a_kill_mints_nothing_twice() {
    master.load(system, "a.csv", "id,name\na,Nova\nb,Nova\nc,Orbis\n");
    UUID run = master.hub.ids().next();
    master.plan(domain, run, List.of(List.of(a, b), List.of(c)));
    assertThat(master.hub.in(() -> master.plans.size(run))).isEqualTo(2);

    List<Integer> first = master.hub.in(() -> master.plans.next(run, 0, 1));
    master.hub.in(() -> master.relinking.apply(domain, run, first, ChangeSet.Origin.AUTO));
    master.apply(domain, run);
    var once = master.all(domain);
    master.apply(domain, run);

    assertThat(master.all(domain)).isEqualTo(once);
    assertThat(once).hasSize(2);
    assertThat(master.count("mdm.change_event where domain = '" + domain + "'")).isEqualTo(2);
  }

  @Test
  void a_record_that_was_deleted_after_the_plan_is_left_out() {
    master.load(system, "a.csv", "id,name\na,Nova\nb,Nova\nc,Orbis\n");
    UUID run = master.hub.ids().next();
    master.plan(domain, run, List.of(List.of(a, b), List.of(c)));
    delete(b);
    delete(c);

    master.apply(domain, run);

    assertThat(master.partition(domain).values()).containsExactly(Set.of(a));
  }

  @Test
  void the_database_refuses_a_second_golden_record_of_one_source_record() {
    sendThree();
    GoldenId other = master.idOf(b);

    assertThatThrownBy(
            () ->
                master.hub.run(
                    () ->
                        master
                            .database
                            .sql(
                                """
                                insert into mdm.crosswalk
                                  (system, key, golden_id, origin, recorded_from, opened_by)
                                values (:system, 'a', :id, 'AUTO', now(), :id)""")
                            .set("system", system)
                            .set("id", other.value())
                            .update()))
        .isInstanceOfSatisfying(
            DatabaseFailure.class, e -> assertThat(e.sqlState()).isEqualTo("23505"));
  }

  @Test
  void reads_as_of_an_instant_show_what_was_said_then() {
    master.put(a, "name", "Nova Ltd");
    Instant then = master.hub.clock().instant();
    master.put(a, "name", "Nova Group");
    GoldenId id = master.idOf(a);

    assertThat(master.hub.in(() -> master.golden.find(id, then)).orElseThrow().texts())
        .containsEntry("name", "Nova Ltd");
    assertThat(master.hub.in(() -> master.golden.find(id, Instant.EPOCH))).isEmpty();
    assertThatThrownBy(() -> find(new GoldenId(UUID.randomUUID())))
        .isInstanceOf(UnknownGolden.class);
  }

  @Test
  void paging_shows_every_record_that_meets_the_condition_exactly_once() {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      String town = i % 3 == 0 ? "Oslo" : "Riga";
      master.put(new SourceKey(system, "k" + i), "name", "Firm " + i, "city", town);
      if (i % 3 != 0) expected.add("Firm " + i);
    }
    Condition inRiga = Condition.eq("city", Literal.of("Riga"));

    List<String> names = new ArrayList<>();
    String cursor = null;
    do {
      String from = cursor;
      GoldenRecords.Page page =
          master.hub.in(
              () -> master.golden.search(GoldenSearch.of(domain, inRiga, from, 4), List.of()));
      assertThat(page.records()).hasSizeBetween(1, 4);
      page.records().forEach(r -> names.add(r.texts().get("name")));
      cursor = page.next().orElse(null);
    } while (cursor != null);

    assertThat(names).containsExactlyElementsOf(expected);
    String ofOther =
        master.hub.in(
            () ->
                master
                    .golden
                    .search(GoldenSearch.of(domain, inRiga, null, 1), List.of())
                    .next()
                    .orElseThrow());
    assertThatThrownBy(
            () ->
                master.hub.in(
                    () ->
                        master.golden.search(
                            GoldenSearch.of(domain, Condition.and(), ofOther, 1), List.of())))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(
            () ->
                master.hub.in(
                    () ->
                        master.golden.search(GoldenSearch.of(domain, inRiga, null, 0), List.of())))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(
            () ->
                master.hub.in(
                    () -> master.golden.search(GoldenSearch.of(domain, inRiga, "?", 1), List.of())))
        .isInstanceOf(InvalidInput.class);
  }

  @Test
  void the_export_digest_depends_on_content_and_not_on_ids_or_times() {
    String undisturbed;
    try (MasterData twin = new MasterData()) {
      twin.activate(MODEL.formatted(domain));
      twin.register(system, domain);
      twin.put(a, "name", "Nova Ltd");
      twin.hub.clock().advance(java.time.Duration.ofDays(1));
      twin.put(b, "name", "Nova Limited", "city", "Riga");
      twin.put(c, "name", "Orbis SA");
      twin.link(domain, List.of(List.of(c), List.of(b, a)));
      undisturbed = twin.hub.in(() -> twin.export.digest(domain));
    }
    sendThree();
    master.link(domain, List.of(List.of(a, b, c)));
    String other = master.hub.in(() -> master.export.digest(domain));
    master.link(domain, List.of(List.of(a, b), List.of(c)));

    assertThat(master.hub.in(() -> master.export.digest(domain)))
        .isEqualTo(undisturbed)
        .isNotEqualTo(other);
  }
}
