package org.touchstonehub.mdm.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.record.SourceKey;
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
    assertThat(put("1", "Ann")).isEqualTo(Ingested.CHANGED);
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

  private Ingested put(String key, String name) {
    return data.hub.in(() -> data.records.put(key(key), Map.of("name", name)));
  }

  private static SourceKey key(String key) {
    return new SourceKey("crm", key);
  }
}
