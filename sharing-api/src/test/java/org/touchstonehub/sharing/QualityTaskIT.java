package org.touchstonehub.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.touchstonehub.sharing.testing.Hub;
import org.touchstonehub.sharing.testing.Reply;
import org.touchstonehub.sharing.testing.SharedHub;

/** What stewards do over REST with values that cannot be right. */
@ArquillianTest
class QualityTaskIT {
  private static final String TASKS = "/api/v1/steward-tasks";
  private final Hub steward = SharedHub.client().as("steward:supplier").wanting("RecordManagement");

  @Deployment(testable = false)
  static Archive<?> war() {
    return SharedHub.war();
  }

  @BeforeAll
  static void register() {
    SharedHub.client().register("assay", "supplier");
  }

  private static void put(String key, String name, String attribute, String value) {
    SharedHub.client()
        .put("assay", key, "{\"name\":\"%s\",\"%s\":\"%s\"}".formatted(name, attribute, value));
  }

  /** The open tasks about a record. */
  private List<Reply> about(String key) {
    JsonNode listed =
        steward.get(TASKS + "?domain=supplier&kind=quality-failure&limit=500").json().at("/tasks");
    return StreamSupport.stream(listed.spliterator(), false)
        .map(task -> steward.get(TASKS + "/" + task.at("/id").asText()))
        .filter(task -> task.text("/records/0/source/system").equals("assay"))
        .filter(task -> task.text("/records/0/source/key").equals(key))
        .toList();
  }

  @Test
  void a_wrong_account_is_asked_about_and_corrected_by_an_edit() {
    put("q-1", "Schlackenhalde Verwertung", "iban", "DE88370400440532013000");

    Reply task = about("q-1").get(0);
    assertThat(task.text("/reasons/0/attribute")).isEqualTo("iban");
    assertThat(task.text("/reasons/0/finding")).isEqualTo("wrong check digits");
    assertThat(task.json().at("/due").asText()).isNotEmpty();
    String golden = task.text("/records/0/golden");
    Reply wrong = answer(task, "no-match");
    assertThat(wrong.status()).as(wrong.toString()).isEqualTo(409);
    assertThat(wrong.problem()).isEqualTo("steward-task-needs-edit");
    Reply edited =
        steward
            .with("If-Match", steward.get("/api/v1/golden-records/" + golden).header("ETag"))
            .post(
                "/api/v1/golden-records/" + golden + "/edit",
                """
                {"attributes": {"iban": "DE89370400440532013000"}, "reason": "asked the bank"}""");

    assertThat(edited.status()).as(edited.toString()).isEqualTo(200);
    assertThat(about("q-1")).isEmpty();
    Reply closed = steward.get(TASKS + "/" + task.text("/id"));
    assertThat(closed.text("/closedBecause")).isEqualTo("settled");
    assertThat(SharedHub.log()).doesNotContain("DE88370400440532013000");
  }

  @Test
  void what_is_right_as_it_is_is_not_asked_about_again() {
    put("q-2", "Bernsteinzimmer Restauration", "lei", "5493001KJTIIGC8Y1R13");
    Reply task = about("q-2").get(0);

    Reply preview =
        seeing(task)
            .post(
                TASKS + "/" + task.text("/id") + "/decision?preview=true",
                "{\"verdict\":\"match\"}");
    assertThat(preview.status()).as(preview.toString()).isEqualTo(200);
    Reply right = answer(task, "match");
    put("q-2", "Bernsteinzimmer Restaurationen", "lei", "5493001KJTIIGC8Y1R13");

    assertThat(right.status()).as(right.toString()).isEqualTo(204);
    assertThat(about("q-2")).isEmpty();
    Reply decided = steward.get(TASKS + "/" + task.text("/id"));
    assertThat(decided.text("/state")).isEqualTo("decided");
    assertThat(decided.text("/answer")).isEqualTo("match");
  }

  private Reply answer(Reply task, String verdict) {
    return seeing(task)
        .post(
            TASKS + "/" + task.text("/id") + "/decision",
            "{\"verdict\":\"%s\"}".formatted(verdict));
  }

  private Hub seeing(Reply task) {
    return steward.with("If-Match", task.header("ETag"));
  }
}
