package org.touchstonehub.mdm.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.golden.UnknownGolden;
import org.touchstonehub.mdm.testing.MasterData;

class SourceVersionsTest {
  private static final String MODEL =
      """
      model: firm
      description: A firm.
      id: id
      sources:
        - name: erp
      attributes:
        name: { type: organisation, term: Legal name }
        city: { type: locality, term: Town }
      """;

  private static MasterData master;
  private static int count;

  /** A system of its own for each test. */
  private final String system = "system" + ++count;

  @BeforeAll
  static void open() {
    master = new MasterData();
    master.activate(MODEL);
  }

  @AfterAll
  static void close() {
    master.close();
  }

  SourceVersionsTest() {
    master.register(system, "firm");
  }

  private SourceKey key(String key) {
    return new SourceKey(system, key);
  }

  private List<SourceRecord> history(String key) {
    return master.hub.in(() -> master.records.history(key(key)));
  }

  @Test
  void a_record_is_created_changed_and_left_alone() {
    assertThat(master.put(key("1"), "name", "Nova Ltd")).isEqualTo(Ingested.CREATED);
    assertThat(master.put(key("1"), "name", "Nova Ltd")).isEqualTo(Ingested.UNCHANGED);
    assertThat(master.put(key("1"), "name", "Nova Ltd", "city", " ")).isEqualTo(Ingested.UNCHANGED);
    assertThat(master.put(key("1"), "name", "Nova Ltd", "city", "Riga"))
        .isEqualTo(Ingested.CHANGED);

    assertThat(history("1"))
        .extracting(SourceRecord::version, SourceRecord::attributes)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(2, Map.of("name", "Nova Ltd", "city", "Riga")),
            org.assertj.core.groups.Tuple.tuple(1, Map.of("name", "Nova Ltd")));
    assertThat(history("1").get(1).recordedTo()).isEqualTo(history("1").get(0).recordedFrom());
  }

  @Test
  void a_deleted_record_keeps_its_history_and_may_come_again() {
    master.put(key("1"), "name", "Nova Ltd");

    assertThat(master.hub.in(() -> master.records.delete(key("1")))).isTrue();
    assertThat(master.hub.in(() -> master.records.delete(key("1")))).isFalse();
    assertThat(master.hub.in(() -> master.records.delete(key("never sent")))).isFalse();
    assertThat(master.put(key("1"), "name", "Nova Ltd")).isEqualTo(Ingested.CREATED);

    assertThat(history("1")).extracting(SourceRecord::deleted).containsExactly(false, true, false);
  }

  @Test
  void a_record_with_an_unknown_attribute_a_bad_value_or_no_system_is_refused() {
    assertThatThrownBy(() -> master.put(key("1"), "colour", "red"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("colour");
    assertThatThrownBy(() -> master.put(key("1"), "name", "a\0b")).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> master.put(key("\uD83D"), "name", "a"))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> master.put(new SourceKey("nobody", "1"), "name", "a"))
        .isInstanceOf(UnknownSystem.class);
    assertThat(history("1")).isEmpty();
  }

  @Test
  void keys_and_values_that_postgresql_cannot_hold_find_nothing() {
    assertThat(master.hub.in(() -> master.records.find(key("a\0b")))).isEmpty();
    assertThatThrownBy(() -> master.of(key("a\0b"))).isInstanceOf(UnknownGolden.class);
    assertThatThrownBy(() -> master.register("a\0b", "firm")).isInstanceOf(InvalidInput.class);
  }

  @Test
  void a_record_says_the_same_by_file_and_one_by_one() {
    master.load(system, "a.csv", "id,name,city\n1, Nova Ltd ,Riga\n");

    assertThat(master.put(key("1"), "name", " Nova Ltd", "city", "Riga "))
        .isEqualTo(Ingested.UNCHANGED);
  }

  @Test
  void the_same_file_twice_changes_nothing() {
    String file = "id,name,city\n1,Nova Ltd,Riga\n2,Orbis SA,\n";

    IngestReport first = master.load(system, "a.csv", file);
    IngestReport second = master.load(system, "a.csv", file);

    assertThat(first.created()).isEqualTo(2);
    assertThat(second)
        .extracting(IngestReport::created, IngestReport::changed, IngestReport::unchanged)
        .containsExactly(0L, 0L, 2L);
    assertThat(history("1")).hasSize(1);
    assertThat(history("2").get(0).attributes()).isEqualTo(Map.of("name", "Orbis SA"));
  }

  @Test
  void a_changed_row_makes_one_new_version_and_a_reused_key_keeps_both_lives() {
    master.load(system, "a.csv", "id,name,city\n1,Nova Ltd,Riga\n2,Orbis SA,Lyon\n");

    IngestReport report =
        master.load(system, "a.csv", "id,name,city\n1,Zeta GmbH,Bonn\n2,Orbis SA,Lyon\n");

    assertThat(report)
        .extracting(IngestReport::created, IngestReport::changed, IngestReport::unchanged)
        .containsExactly(0L, 1L, 1L);
    assertThat(history("1"))
        .extracting(r -> r.attributes().get("name"))
        .containsExactly("Zeta GmbH", "Nova Ltd");
    assertThat(history("2")).hasSize(1);
  }

  @Test
  void rejects_are_kept_with_line_column_and_reason_and_the_rest_goes_on() {
    IngestReport report =
        master.load(
            system,
            "a.csv",
            "id,name,city\n1,Nova Ltd,Riga\n,No Key,Oslo\n3,Too,many,fields\n4,Orbis SA,Lyon\n4,Orbis SE,Lyon\n");

    assertThat(report)
        .extracting(IngestReport::records, IngestReport::created, IngestReport::rejected)
        .containsExactly(5L, 2L, 3L);
    assertThat(report.firstRejects())
        .extracting(IngestReport.RejectedRow::line)
        .containsExactly(3L, 4L, 5L);
    assertThat(report.firstRejects()).allSatisfy(r -> assertThat(r.reason()).isNotBlank());
    assertThat(report.firstRejects().get(2).reason()).contains("line 6").doesNotContain("Orbis");
    assertThat(master.hub.in(() -> master.files.rejects(system, report.id(), 1, 1)))
        .containsExactly(report.firstRejects().get(1));
    assertThat(history("4").get(0).attributes()).containsEntry("name", "Orbis SE");
  }

  @Test
  void rejects_are_told_only_to_those_who_know_the_system() {
    IngestReport report = master.load(system, "a.csv", "id,name\n,No Key\n2,Orbis SA\n");

    assertThatThrownBy(() -> master.hub.in(() -> master.files.rejects("other", report.id(), 0, 9)))
        .isInstanceOfSatisfying(
            TouchstoneException.class,
            e -> assertThat(e.kind()).isEqualTo(TouchstoneException.Kind.NOT_FOUND));
  }

  @Test
  void a_broken_file_changes_nothing() throws IOException {
    master.load(system, "a.csv", "id,name\n1,Nova Ltd\n");
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(whole)) {
      gzip.write("id,name\n1,Changed\n".getBytes(StandardCharsets.UTF_8));
      java.util.Random random = new java.util.Random(1);
      for (int i = 2; i < 20_000; i++) {
        gzip.write((i + ",Firm " + random.nextLong() + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    byte[] cut = java.util.Arrays.copyOf(whole.toByteArray(), whole.size() / 2);
    long ingests = master.count("mdm.ingest");

    assertThatThrownBy(
            () ->
                master.hub.in(
                    () -> master.files.load(system, "a.csv.gz", new ByteArrayInputStream(cut))))
        .isInstanceOf(InvalidInput.class);

    assertThat(history("1")).hasSize(1);
    assertThat(history("2")).isEmpty();
    assertThat(master.count("mdm.ingest")).isEqualTo(ingests);
  }

  @Test
  void a_system_belongs_to_one_domain() {
    master.activate(MODEL.replace("model: firm", "model: other"));

    assertThatThrownBy(() -> master.register(system, "other"))
        .isInstanceOfSatisfying(
            TouchstoneException.class,
            e -> assertThat(e.kind()).isEqualTo(TouchstoneException.Kind.CONFLICT));
    assertThatThrownBy(() -> master.register("a:b", "firm")).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> master.register("new", "unheard of"))
        .isInstanceOf(TouchstoneException.class);
  }

  @Test
  void thirty_thousand_rows_are_loaded_within_seconds() {
    StringBuilder file = new StringBuilder("id,name,city\n");
    for (int i = 0; i < 30_000; i++) {
      file.append(i).append(",Firm ").append(i * 7919 % 30_011).append(" Ltd,Town ").append(i % 97);
      file.append('\n');
    }

    long start = System.nanoTime();
    IngestReport report = master.load(system, "big.csv", file.toString());
    double seconds = (System.nanoTime() - start) / 1e9;

    System.out.printf("30,000 rows in %.2f s%n", seconds);
    assertThat(report.created()).isEqualTo(30_000);
    assertThat(seconds).isLessThan(30); // about 2 s on an idle machine
  }
}
