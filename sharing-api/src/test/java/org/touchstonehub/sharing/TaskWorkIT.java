package org.touchstonehub.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.touchstonehub.sharing.testing.Hub;
import org.touchstonehub.sharing.testing.Reply;
import org.touchstonehub.sharing.testing.SharedHub;

/** How stewards share the queue over REST. */
@ArquillianTest
class TaskWorkIT {
  private static final String TASKS = "/api/v1/steward-tasks";
  private final Hub steward = SharedHub.client().as("steward:supplier").wanting("RecordManagement");

  @Deployment(testable = false)
  static Archive<?> war() {
    return SharedHub.war();
  }

  /** Two suppliers of no likeness share each of these numbers. */
  private static final List<String> NUMBERS =
      List.of(
          "DE271836457", "DE314159262", "DE161803398", "DE141421358", "DE173205089", "DE223606790");

  private static final List<String> NAMES =
      List.of(
          "Kupferhammer Wolfach",
          "Blauwal Seereisen",
          "Zinnober Farben",
          "Oktogon Hallenbau",
          "Perlmutt Knopffabrik",
          "Fuchsbau Tierarzt",
          "Granit Steinbruch",
          "Laternenpfahl Verlag",
          "Windrose Segel",
          "Mohnblume Backwaren",
          "Eiszapfen Klimatechnik",
          "Rabenfeder Bestattung");

  private static final List<String> tasks = new ArrayList<>();

  @BeforeAll
  static void makeTasks() {
    Hub hub = SharedHub.client();
    hub.register("desk", "supplier");
    List<String> before = shared();
    for (int i = 0; i < NAMES.size(); i++) {
      hub.put(
          "desk",
          "d-" + i,
          "{\"name\":\"%s\",\"vat_number\":\"%s\"}".formatted(NAMES.get(i), NUMBERS.get(i / 2)));
    }
    tasks.addAll(shared());
    tasks.removeAll(before);
    assertThat(tasks).hasSameSizeAs(NUMBERS);
  }

  private static List<String> shared() {
    return SharedHub.client()
        .as("steward:supplier")
        .wanting("RecordManagement")
        .get(TASKS + "?domain=supplier&kind=shared-identifier&limit=500")
        .json()
        .at("/tasks")
        .findValuesAsText("id");
  }

  private JsonNode task(int number) {
    return steward.get(TASKS + "/" + tasks.get(number)).json();
  }

  private Hub seeing(Reply task) {
    return steward.with("If-Match", task.header("ETag"));
  }

  @Test
  void a_task_is_claimed_assigned_and_released() {
    String path = TASKS + "/" + tasks.get(0);
    Reply task = steward.get(path);
    Reply claimed = seeing(task).post(path + "/claim", "");

    assertThat(claimed.status()).as(claimed.toString()).isEqualTo(200);
    String me = claimed.text("/assignee");
    assertThat(me).isNotEmpty();
    assertThat(steward.get(TASKS + "?domain=supplier&assignee=" + me).body())
        .contains(claimed.text("/id"));
    assertThat(seeing(task).post(path + "/claim", "").status()).isEqualTo(412);
    Reply assigned = seeing(claimed).put(path + "/assignee", "{\"steward\":\"bert\"}");
    assertThat(assigned.text("/assignee")).isEqualTo("bert");
    Reply other = seeing(assigned).post(path + "/claim", "");
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.problem()).isEqualTo("steward-task-claimed");
    assertThat(other.body()).contains("bert");
    Reply released = seeing(assigned).post(path + "/release", "");
    assertThat(released.json().has("assignee")).isFalse();
    assertThat(steward.post(path + "/claim", "").status()).isEqualTo(428);
    assertThat(
            steward
                .as("steward:employee")
                .with("If-Match", "\"0\"")
                .post(path + "/claim", "")
                .status())
        .isEqualTo(404);
  }

  @Test
  void comments_are_read_with_the_task() {
    String path = TASKS + "/" + tasks.get(1);
    Reply written = steward.post(path + "/comments", "{\"text\":\"I have asked the branch.\"}");

    assertThat(written.status()).as(written.toString()).isEqualTo(201);
    assertThat(steward.get(path).text("/comments/0/text")).isEqualTo("I have asked the branch.");
    assertThat(steward.get(path + "/comments").text("/comments/0/author"))
        .isEqualTo(written.text("/author"));
    assertThat(steward.post(path + "/comments", "{\"text\":\" \"}").status()).isEqualTo(400);
    assertThat(steward.as("application:supplier").get(path + "/comments").status()).isEqualTo(403);
  }

  @Test
  void several_tasks_get_one_answer_and_each_its_outcome() {
    String sent =
        """
        {"verdict": "no-match", "comment": "looked at all",
         "tasks": [{"id": "%s", "revision": %d}, {"id": "%s", "revision": 999},
           {"id": "01980000-0000-7000-8000-00000000dead", "revision": 0}]}"""
            .formatted(tasks.get(2), task(2).at("/revision").asInt(), tasks.get(3));

    Reply preview = steward.post(TASKS + "/decisions?preview=true", sent);
    assertThat(preview.status()).as(preview.toString()).isEqualTo(200);
    assertThat(preview.text("/tasks/0/outcome")).isEqualTo("previewed");
    assertThat(preview.json().at("/tasks/0/decision/effect").isObject()).isTrue();
    Reply decided = steward.post(TASKS + "/decisions", sent);

    assertThat(decided.text("/tasks/0/outcome")).isEqualTo("decided");
    assertThat(decided.text("/tasks/0/released")).isNotEmpty();
    assertThat(decided.text("/tasks/1/outcome")).isEqualTo("refused");
    assertThat(decided.text("/tasks/1/problem")).isEqualTo("version-stale");
    assertThat(decided.text("/tasks/2/problem")).isEqualTo("steward-task");
    Reply again = steward.post(TASKS + "/decisions", sent);
    assertThat(again.text("/tasks/0/problem")).isEqualTo("steward-task-closed");
  }

  @ParameterizedTest
  @CsvSource({
    "no-match, perhaps, steward-decision",
    "'\"revision\": 999', '\"revision\": -1', steward-decision",
    "'\"revision\": 999', '\"revision\": 2.5e-42', malformed-json",
    "'\"revision\": 999', '\"revision\": 1.5', malformed-json",
    "01980000-0000-7000-8000-00000000dead, '', steward-task",
    "'{\"verdict\": \"no-match\"', '{\"verdict\": \"no-match\", \"comment\": \"LONG\"', steward-decision",
    "'[{\"id\": \"01980000-0000-7000-8000-00000000dead\", \"revision\": 999}]', [], steward-decision",
  })
  void one_answer_to_several_tasks_that_is_wrong_is_refused_as_a_whole(
      String right, String wrong, String problem) {
    String sent =
        """
        {"verdict": "no-match", "tasks": [{"id": "01980000-0000-7000-8000-00000000dead", "revision": 999}]}""";

    Reply refused =
        steward.post(
            TASKS + "/decisions", sent.replace(right, wrong.replace("LONG", "x".repeat(2_001))));

    assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
    assertThat(refused.problem()).isEqualTo(problem);
  }

  @Test
  void figures_tell_what_was_decided() {
    String path = TASKS + "/" + tasks.get(4);
    Reply task = steward.get(path);
    assertThat(seeing(task).post(path + "/decision", "{\"verdict\":\"no-match\"}").status())
        .isEqualTo(200);

    Reply figures = steward.get("/api/v1/steward-figures?domain=supplier");

    assertThat(figures.status()).as(figures.toString()).isEqualTo(200);
    assertThat(figures.json().at("/all/decisions").asInt()).isPositive();
    assertThat(figures.json().at("/all/timed").asInt()).isPositive();
    assertThat(figures.json().at("/stewards/0/decisionsAnHour").asDouble()).isPositive();
    assertThat(steward.get("/api/v1/steward-figures?domain=employee").status()).isEqualTo(403);
  }
}
