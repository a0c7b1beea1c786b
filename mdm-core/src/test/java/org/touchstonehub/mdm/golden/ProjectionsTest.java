package org.touchstonehub.mdm.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.testing.MasterData;

class ProjectionsTest {
  private static final String LONG = "x".repeat(59);
  private static final List<String> HOSTILE =
      List.of(
          "order",
          "select",
          "naïve-name",
          "Naïve-Name",
          "it's \"quoted\"",
          "😀",
          "😀😀",
          "golden_id",
          "version",
          LONG + "y",
          LONG + "z",
          "1st",
          "a; drop table x",
          ":named",
          "?");

  private MasterData master;

  @BeforeEach
  void open() {
    master = new MasterData();
  }

  @AfterEach
  void close() {
    master.close();
  }

  private static String model(String name, Map<String, String> types) {
    StringBuilder yaml = new StringBuilder("model: " + name + "\ndescription: Odd.\nid: id\n");
    yaml.append("attributes:\n");
    types.forEach(
        (attribute, type) ->
            yaml.append(
                "  '%s': { type: %s, term: T }%n".formatted(attribute.replace("'", "''"), type)));
    return yaml.toString();
  }

  private List<GoldenRecord> where(String domain, String field, Literal value) {
    return master.hub.in(
        () ->
            master
                .golden
                .search(GoldenSearch.of(domain, Condition.eq(field, value), null, 10), List.of())
                .records());
  }

  @Test
  void hostile_names_can_be_ingested_projected_and_searched() {
    Map<String, String> types = new java.util.LinkedHashMap<>();
    HOSTILE.forEach(name -> types.put(name, "text"));
    master.activate(model("select", types));
    master.activate(model("Select", types));
    master.register("s", "select");
    Map<String, String> values = new java.util.LinkedHashMap<>();
    HOSTILE.forEach(name -> values.put(name, "value of " + name));
    SourceKey key = new SourceKey("s", "1");
    master.hub.in(() -> master.records.put(key, values));
    master.put(new SourceKey("s", "2"), "order", "another");

    assertThat(master.of(key).texts()).isEqualTo(values);
    for (String name : HOSTILE) {
      assertThat(where("select", name, Literal.of("value of " + name)))
          .as(name)
          .extracting(GoldenRecord::texts)
          .containsExactly(values);
      assertThat(where("Select", name, Literal.of("value of " + name))).isEmpty();
    }
    assertThat(master.hub.in(() -> master.projections.of("select")).columns())
        .extracting(Projection.Column::name)
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z][a-z0-9_]{0,62}"));
  }

  @Test
  void a_model_may_gain_lose_and_retype_attributes() {
    master.activate(model("thing", Map.of("made", "text", "name", "text")));
    master.register("s", "thing");
    SourceKey key = new SourceKey("s", "1");
    master.put(key, "made", "2020-02-03", "name", "Lamp");
    GoldenId id = master.idOf(key);

    assertThat(master.activate(model("thing", Map.of("made", "date", "colour", "text"))).version())
        .isEqualTo(2);
    assertThat(master.of(key).texts()).containsExactlyEntriesOf(Map.of("made", "2020-02-03"));
    assertThat(where("thing", "made", Literal.of("2020-02-03"))).hasSize(1);
    master.put(key, "made", "2020-02-04", "colour", "red");
    assertThat(where("thing", "colour", Literal.of("red"))).hasSize(1);

    master.activate(model("thing", Map.of("made", "text", "name", "text")));
    assertThat(where("thing", "made", Literal.of("2020-02-04"))).hasSize(1);
    assertThat(master.idOf(key)).isEqualTo(id);
  }

  @Test
  void a_column_that_changes_its_type_is_filled_although_no_golden_record_changes() {
    master.activate(model("thing", Map.of("made", "text")));
    master.register("s", "thing");
    SourceKey key = new SourceKey("s", "1");
    master.put(key, "made", "2020-02-03");

    master.activate(model("thing", Map.of("made", "date")));

    assertThat(where("thing", "made", Literal.of("2020-02-03"))).hasSize(1);
  }

  @Test
  void the_same_model_again_makes_no_version() {
    String yaml = model("thing", Map.of("made", "text"));

    assertThat(master.activate(yaml).version()).isEqualTo(1);
    assertThat(master.activate(yaml).version()).isEqualTo(1);
    assertThat(master.count("mdm.entity_model")).isEqualTo(1);
  }
}
