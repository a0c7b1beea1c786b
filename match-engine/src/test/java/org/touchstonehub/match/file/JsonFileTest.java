package org.touchstonehub.match.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.touchstonehub.match.model.EntityModel;

class JsonFileTest {
  private final EntityModel model = Gathered.model();

  @Test
  void each_line_is_a_record() {
    Gathered read =
        Gathered.of(
            model,
            """
            {"id": "1", "a": "x", "b": 1.50, "l": ["p", "q", null, 3]}

            {"l": "p; q", "id": 2, "a": true, "unknown": {"deep": [1]}}
            {"id": "3", "a": null, "b": "", "l": []}
            """);

    assertThat(read.rowsInWords())
        .containsExactly(
            "1: 1 [x, 1.50, p; q; 3]", "3: 2 [true, null, p; q]", "4: 3 [null, null, null]");
    assertThat(read.summary.absentColumns()).isEmpty();
    assertThat(read.summary.untakenColumns()).containsExactly(new UntakenColumn("unknown", 1));
  }

  @Test
  void columns_that_no_attribute_takes_are_named_up_to_a_hundred_and_all_are_counted() {
    StringBuilder line = new StringBuilder("{\"id\": \"1\", \"a\": \"x\", \"empty\": null");
    for (int i = 0; i < 150; i++) line.append(", \"c%d\": 1".formatted(i));
    line.append("}\n");

    Gathered read = Gathered.of(model, line.toString());

    assertThat(read.summary.untakenColumns()).hasSize(100).contains(new UntakenColumn("empty", 0));
    assertThat(read.summary.untakenMore()).isEqualTo(51);
  }

  @Test
  void a_broken_line_is_a_reject_and_the_rest_goes_on() {
    Gathered read =
        Gathered.of(
            model,
            """
            {"id": "1", "a": "x"}
            {"id": "2", "a": "x"
            {"id": "3", "a": {"deep": 1}}
            {"id": "4", "a": ["x"]}
            {"id": "5", "l": [["x"]]}
            {"id": "6", "a": 1, "a": 2}
            {"id": "7"} {"id": "8"}
            ["9"]
            {"a": "x"}
            {"id": "1"}
            {"id": "12", "a": "\\u0000"}
            {"id": "13", "a": "\\ud800"}
            {"id": ""}
            {'id': "15"}
            {"id": "16", "a": "ok"}
            """);

    assertThat(read.ids()).containsExactly("1", "16");
    assertThat(read.rejectsInWords())
        .containsExactly(
            "2:21 the JSON object is cut short",
            "3:18 column 'a' holds an object",
            "4:18 column 'a' holds a list, which only phone, email, person-list and code-list take",
            "5:19 column 'l' holds a list in a list",
            "6:24 a key is there twice in the JSON object",
            "7:13 something follows the JSON object",
            "8:1 the line is not a JSON object",
            "9:1 no value in the key column 'id'",
            "10:1 the same key stands in line 1",
            "11:19 column 'a' holds U+0000",
            "12:19 column 'a' holds half of a surrogate pair",
            "13:8 no value in the key column 'id'",
            "14:2 this is not valid JSON");
  }

  @Test
  void deep_nesting_is_a_reject() {
    Gathered read =
        Gathered.of(model, "{\"id\":1}\n{\"x\":" + "[".repeat(100_000) + "\n{\"id\":3}\n");

    assertThat(read.ids()).containsExactly("1", "3");
    assertThat(read.rejects).hasSize(1);
  }
}
