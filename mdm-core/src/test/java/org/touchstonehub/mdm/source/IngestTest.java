package org.touchstonehub.mdm.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.match.file.UntakenColumn;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.database.Busy;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.testing.GroupMatching;
import org.touchstonehub.mdm.testing.MasterData;

class IngestTest {
  private static final String MODEL =
      """
      model: thing
      description: A thing.
      id: id
      attributes:
        name: { type: organisation, term: Name }
        group: { type: identifier, term: Group }
      """;
  private static final String FILE = "id,name,group\n1,Ada,x\n2,Bob,y\n3,Cy,y\n";

  private final MasterData data = new MasterData();
  private final GroupMatching groups = new GroupMatching(data);

  @BeforeEach
  void activate() {
    data.activate(MODEL);
    data.register("crm", "thing");
    data.register("erp", "thing");
  }

  @AfterEach
  void close() {
    data.close();
  }

  @Test
  void a_file_becomes_first_versions() {
    IngestReport report = data.load("crm", FILE);

    assertThat(report.created()).isEqualTo(3);
    assertThat(report.records()).isEqualTo(3);
    assertThat(report.rejected()).isZero();
    SourceRecord record = data.hub.in(() -> data.records.find(key("2"))).orElseThrow();
    assertThat(record.attributes()).isEqualTo(Map.of("name", "Bob", "group", "y"));
    assertThat(record.version()).isEqualTo(1);
  }

  @Test
  void the_same_file_again_changes_nothing() {
    data.load("crm", FILE);
    IngestReport again = data.load("crm", FILE);

    assertThat(again.unchanged()).isEqualTo(3);
    assertThat(again.created() + again.changed()).isZero();
    assertThat(data.hub.in(() -> data.records.history(key("1")))).hasSize(1);
  }

  @Test
  void a_key_that_is_used_again_for_somebody_else_is_a_new_version() {
    data.load("crm", FILE);
    IngestReport report = data.load("crm", "id,name,group\n1,Zoe,q\n");

    assertThat(report.changed()).isEqualTo(1);
    var history = data.hub.in(() -> data.records.history(key("1")));
    assertThat(history).extracting(SourceRecord::version).containsExactly(2, 1);
    assertThat(history.get(1).recordedTo()).isEqualTo(history.get(0).recordedFrom());
  }

  @Test
  void broken_and_repeated_rows_are_rejects_with_their_place_and_the_rest_goes_on() {
    IngestReport report = data.load("crm", "id,name,group\n1,Ada,x\n,Nobody,y\n2,Bob,y\n1,Ann,x\n");

    assertThat(report.records()).isEqualTo(4);
    assertThat(report.created()).isEqualTo(2);
    assertThat(report.rejected()).isEqualTo(2);
    assertThat(report.records())
        .isEqualTo(report.created() + report.changed() + report.unchanged() + report.rejected());
    assertThat(report.firstRejects()).extracting(r -> r.line()).containsExactly(2L, 3L);
    assertThat(report.firstRejects().get(0).reason())
        .isEqualTo("line 5 has the same key and counts instead");
    assertThat(report.firstRejects().get(1).column()).isEqualTo(1);
    assertThat(data.hub.in(() -> data.records.find(key("1"))).orElseThrow().attributes())
        .containsEntry("name", "Ann");
  }

  @Test
  void a_file_that_breaks_off_leaves_nothing() {
    assertThatThrownBy(() -> data.load("crm", "PK\u0003\u0004 not a csv"))
        .isInstanceOf(InvalidInput.class);

    assertThat(data.hub.in(() -> groups.current("thing"))).isEmpty();
  }

  @Test
  void hostile_values_come_back_as_they_were() {
    String hostile = "a\tb\\n\\. \"q\" \uD83D\uDE00 '; drop table mdm.source_record; --";
    data.hub.in(() -> data.records.put(key("9"), Map.of("name", hostile)));
    data.load("erp", "id,name,group\n9,\"" + hostile.replace("\"", "\"\"") + "\",g\n");

    assertThat(data.hub.in(() -> data.records.find(key("9"))).orElseThrow().attributes())
        .containsEntry("name", hostile);
    SourceKey fromFile = new SourceKey("erp", "9");
    assertThat(data.hub.in(() -> data.records.find(fromFile)).orElseThrow().attributes())
        .containsEntry("name", hostile);
  }

  @Test
  void one_record_is_created_changed_left_alone_and_deleted() {
    assertThat(put("1", "Ada")).isEqualTo(Ingested.CREATED);
    assertThat(put("1", "Ada")).isEqualTo(Ingested.UNCHANGED);
    assertThat(put("1", "Ann")).isEqualTo(Ingested.CHANGED);
    assertThat(data.hub.in(() -> data.records.delete(key("1")))).isTrue();
    assertThat(data.hub.in(() -> data.records.delete(key("1")))).isFalse();
    assertThat(data.hub.in(() -> data.records.delete(key("never")))).isFalse();
    assertThat(put("1", "Ann")).isEqualTo(Ingested.CREATED);
    assertThat(data.hub.in(() -> data.records.history(key("1")))).hasSize(4);
  }

  @Test
  void a_linked_record_changes_its_golden_record_at_once() {
    data.load("crm", FILE);
    groups.match("thing");
    GoldenId id = data.hub.in(() -> data.golden.idOf(key("1")));

    put("1", "Augusta");

    var golden = data.hub.in(() -> data.golden.bySource(key("1")));
    assertThat(golden.id()).isEqualTo(id);
    assertThat(golden.texts()).containsEntry("name", "Augusta");
    assertThat(golden.version()).isEqualTo(2);
  }

  @Test
  void a_null_counts_as_missing() {
    Map<String, String> attributes = new HashMap<>(Map.of("name", "Ada"));
    attributes.put("group", null);
    data.hub.in(() -> data.records.put(key("9"), attributes));

    assertThat(data.hub.in(() -> data.records.find(key("9"))).orElseThrow().attributes())
        .isEqualTo(Map.of("name", "Ada"));
  }

  @Test
  void an_unknown_attribute_or_system_is_refused() {
    assertThatThrownBy(() -> data.hub.in(() -> data.records.put(key("1"), Map.of("shoe", "42"))))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("shoe");
    assertThatThrownBy(() -> data.load("unheard-of", FILE)).isInstanceOf(UnknownSystem.class);
  }

  @Test
  void the_report_names_columns_that_no_attribute_takes_and_can_be_read_again() {
    IngestReport report = data.load("crm", "id,name,fax,note\n1,Ada,030,\n2,Bob,040,x\n");

    assertThat(report.absentColumns()).containsExactly("group");
    assertThat(report.untakenColumns())
        .containsExactly(new UntakenColumn("fax", 2), new UntakenColumn("note", 1));
    assertThat(data.hub.in(() -> data.files.report("crm", report.id()))).isEqualTo(report);
    assertThatThrownBy(() -> data.hub.in(() -> data.files.report("erp", report.id())))
        .isInstanceOf(TouchstoneException.class);
  }

  @Test
  void of_very_many_rejects_the_first_are_kept_and_all_are_counted() {
    StringBuilder file = new StringBuilder("id,name,group\n");
    for (int i = 0; i < 6_000; i++) file.append("same,Ada,x\n,Nobody,y\n");

    IngestReport report = data.load("crm", file.append(",Nobody,y\n".repeat(9_000)).toString());

    assertThat(report.rejected()).isEqualTo(6_000 - 1 + 6_000 + 9_000);
    assertThat(report.records()).isEqualTo(report.rejected() + 1);
    assertThat(report.rejectsKept()).isEqualTo(FileIngest.MOST_REJECTS_KEPT);
    assertThat(data.count("mdm.ingest_reject")).isEqualTo(FileIngest.MOST_REJECTS_KEPT);
    var last = data.hub.in(() -> data.files.rejects("crm", report.id(), 9_999, 10));
    assertThat(last).singleElement().satisfies(r -> assertThat(r.line()).isEqualTo(10_001));
  }

  @Test
  void a_change_happens_only_where_its_precondition_holds() {
    assertThat(put("1", "Ada", Precondition.ABSENCE).version()).isEqualTo(1);
    assertStale(() -> put("1", "Ann", Precondition.ABSENCE));
    assertThat(put("1", "Ann", Precondition.version(Set.of(1))).version()).isEqualTo(2);
    assertStale(() -> put("1", "Amy", Precondition.version(Set.of(1))));
    assertStale(() -> put("never", "Amy", Precondition.PRESENCE));
    assertStale(() -> delete("1", Precondition.version(Set.of(1))));
    assertThat(delete("1", Precondition.version(Set.of(2))).outcome())
        .isEqualTo(Written.Outcome.DELETED);
    assertStale(() -> put("1", "Ann", Precondition.version(Set.of(3))));
    Written again = put("1", "Ann", Precondition.ABSENCE);

    assertThat(again.version()).isEqualTo(4);
    assertThat(again.golden()).isEqualTo(data.idOf(key("1")));
    assertThat(data.hub.in(() -> data.records.history(key("1")))).hasSize(4);
  }

  @Test
  void of_many_who_saw_the_same_version_one_wins() throws Exception {
    put("1", "Ada");
    ExecutorService callers = Executors.newFixedThreadPool(8);
    try {
      for (int round = 1; round <= 5; round++) {
        Precondition seen = Precondition.version(Set.of(round));
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          String name = "Ada " + round + "-" + i;
          calls.add(() -> won(() -> put("1", name, seen)));
        }
        int winners = 0;
        for (Future<Boolean> call : callers.invokeAll(calls)) if (call.get()) winners++;
        assertThat(winners).isEqualTo(1);
      }
    } finally {
      callers.shutdown();
    }
    assertThat(data.hub.in(() -> data.records.history(key("1")))).hasSize(6);
  }

  @Test
  void several_records_are_taken_at_once_and_each_has_its_own_outcome() {
    put("old", "Ada");
    put("same", "Bob");
    List<Written> written =
        writeAll(
            change("new", "Cy", Precondition.NONE),
            change("old", "Ann", Precondition.version(Set.of(1))),
            change("same", "Bob", Precondition.NONE),
            change("stale", "Dan", Precondition.PRESENCE),
            new SourceChange(key("new"), Map.of("name", "Twice"), Precondition.NONE),
            new SourceChange(key("shoe"), Map.of("shoe", "42"), Precondition.NONE),
            new SourceChange(key("gone"), null, Precondition.NONE));

    assertThat(written)
        .extracting(Written::outcome)
        .containsExactly(
            Written.Outcome.CREATED,
            Written.Outcome.CHANGED,
            Written.Outcome.UNCHANGED,
            Written.Outcome.STALE,
            Written.Outcome.INVALID,
            Written.Outcome.INVALID,
            Written.Outcome.ABSENT);
    assertThat(written.get(0).golden()).isEqualTo(data.idOf(key("new")));
    assertThat(data.of(key("old")).texts()).containsEntry("name", "Ann");
    assertThat(writeAll(new SourceChange(key("new"), null, Precondition.NONE)).get(0))
        .satisfies(
            deleted -> {
              assertThat(deleted.outcome()).isEqualTo(Written.Outcome.DELETED);
              assertThat(deleted.golden()).isEqualTo(written.get(0).golden());
            });
    assertThatThrownBy(this::writeAll).isInstanceOf(InvalidInput.class);
  }

  @Test
  void whoever_waits_too_long_for_others_is_told_so_and_nothing_is_written() throws Exception {
    CountDownLatch locked = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    Thread other =
        new Thread(
            () ->
                data.hub.run(
                    () -> {
                      data.database.lock("records:crm");
                      locked.countDown();
                      awaitQuietly(done);
                    }));
    other.start();
    try {
      locked.await();
      assertThatThrownBy(() -> put("1", "Ada")).isInstanceOf(Busy.class);
    } finally {
      done.countDown();
      other.join();
    }
    assertThat(data.hub.in(() -> data.records.find(key("1")))).isEmpty();
  }

  @Test
  void a_system_is_deleted_only_while_it_holds_nothing() {
    data.load("erp", "id,name,group\n,Nobody,y\n");
    put("1", "Ada");
    data.hub.in(() -> data.records.delete(key("1")));

    assertThatThrownBy(() -> data.hub.run(() -> data.systems.delete("crm")))
        .isInstanceOf(TouchstoneException.class)
        .hasMessageContaining("crm");
    data.hub.run(() -> data.systems.delete("erp"));
    assertThat(data.hub.in(() -> data.systems.find("erp"))).isEmpty();
    assertThatThrownBy(() -> data.hub.run(() -> data.systems.delete("erp")))
        .isInstanceOf(UnknownSystem.class);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean won(Supplier<Written> call) {
    try {
      return call.get().outcome() == Written.Outcome.CHANGED;
    } catch (StaleVersion late) {
      return false;
    }
  }

  private static void assertStale(Supplier<Written> call) {
    assertThatThrownBy(call::get).isInstanceOf(StaleVersion.class);
  }

  private static SourceChange change(String key, String name, Precondition precondition) {
    return new SourceChange(key(key), Map.of("name", name), precondition);
  }

  private List<Written> writeAll(SourceChange... changes) {
    return data.hub.in(() -> data.records.writeAll("crm", List.of(changes)));
  }

  private Written put(String key, String name, Precondition precondition) {
    return data.hub.in(() -> data.records.put(key(key), Map.of("name", name), precondition));
  }

  private Written delete(String key, Precondition precondition) {
    return data.hub.in(() -> data.records.delete(key(key), precondition));
  }

  private Ingested put(String key, String name) {
    return data.hub.in(() -> data.records.put(key(key), Map.of("name", name)));
  }

  private static SourceKey key(String key) {
    return new SourceKey("crm", key);
  }
}
