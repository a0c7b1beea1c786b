package org.touchstonehub.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.touchstonehub.sharing.testing.EmployeeTasks;
import org.touchstonehub.sharing.testing.Hub;
import org.touchstonehub.sharing.testing.Reply;
import org.touchstonehub.sharing.testing.SharedHub;

/** What a steward does over REST, from the list of tasks to the next batch. */
@ArquillianTest
class StewardIT {
  private static final String TASKS = "/api/v1/steward-tasks";
  private final Hub steward = SharedHub.client().as("steward:employee").wanting("RecordManagement");

  @Deployment(testable = false)
  static Archive<?> war() {
    return SharedHub.war();
  }

  @BeforeAll
  static void makeTasks() {
    EmployeeTasks.make();
  }

  private Reply decide(String task, String etag, String verdict) {
    return steward
        .with("If-Match", etag)
        .post(TASKS + "/" + task + "/decision", "{\"verdict\":\"" + verdict + "\"}");
  }

  private Reply goldenOf(JsonNode record) {
    return steward.get(
        "/api/v1/golden-records/by-source/%s/%s"
            .formatted(record.at("/source/system").asText(), record.at("/source/key").asText()));
  }

  @Test
  void open_tasks_come_in_pages_of_the_asked_size() {
    List<String> all = EmployeeTasks.open();
    assertThat(all).hasSizeGreaterThan(4).doesNotHaveDuplicates();

    List<String> paged = new ArrayList<>();
    String path = TASKS + "?domain=employee&limit=3";
    while (!path.isEmpty()) {
      Reply page = steward.get(path);
      assertThat(page.json().at("/tasks").size()).isLessThanOrEqualTo(3);
      page.json().at("/tasks").forEach(task -> paged.add(task.at("/id").asText()));
      String link = page.header("Link");
      path = link.isEmpty() ? "" : local(link.replaceAll(".*<([^>]*)>.*", "$1"));
      assertThat(link.isEmpty()).isEqualTo(page.json().at("/next").isMissingNode());
    }
    assertThat(paged).isEqualTo(all);
  }

  private static String local(String uri) {
    URI link = URI.create(uri);
    return link.getRawPath() + "?" + link.getRawQuery();
  }

  @Test
  void a_task_shows_its_two_records_by_a_decision_on_record() {
    Reply task = steward.get(TASKS + "/" + EmployeeTasks.open().get(0));

    assertThat(task.status()).as(task.toString()).isEqualTo(200);
    assertThat(task.header("ETag")).matches("\"\\d+\"");
    assertThat(task.json().at("/records")).hasSize(2);
    assertThat(task.json().at("/reasons")).isNotEmpty();
    assertThat(task.text("/records/0/attributes/given_name")).isNotEmpty();
    Reply decision =
        SharedHub.client()
            .as("compliance-officer:employee")
            .get("/api/v1/decisions/" + task.header("Touchstone-Decision"));
    assertThat(decision.text("/outcome")).isEqualTo("permitted");
    assertThat(decision.text("/operation")).isEqualTo("steward");
  }

  @Test
  void a_match_holds_at_once_and_in_the_next_batch_and_is_undone_when_withdrawn() {
    String id = joiningTwo(0);
    Reply task = steward.get(TASKS + "/" + id);
    JsonNode a = task.json().at("/records/0");
    JsonNode b = task.json().at("/records/1");
    var before = new TreeSet<>(List.of(goldenOf(a).text("/id"), goldenOf(b).text("/id")));
    assertThat(before).hasSize(2);

    Reply made = decide(id, task.header("ETag"), "match");

    assertThat(made.status()).as(made.toString()).isEqualTo(200);
    String kept = goldenOf(a).text("/id");
    assertThat(goldenOf(b).text("/id")).isEqualTo(kept).isIn(before);
    assertThat(made.json().at("/golden")).hasSize(1);
    assertThat(EmployeeTasks.open()).doesNotContain(id);
    before.remove(kept);
    assertThat(told(made, "made")).isEmpty();
    assertThat(told(made, "changed")).containsExactly(kept);
    assertThat(told(made, "retired")).containsExactly(before.first());
    assertRedirects(before.first(), kept);

    SharedHub.client().match("employee");
    assertThat(goldenOf(a).text("/id")).isEqualTo(goldenOf(b).text("/id")).isEqualTo(kept);
    assertThat(EmployeeTasks.open()).doesNotContain(id);

    Reply withdrawn = steward.delete("/api/v1/steward-decisions/" + made.text("/id"));
    assertThat(withdrawn.status()).as(withdrawn.toString()).isEqualTo(200);
    assertThat(goldenOf(a).text("/id")).isNotEqualTo(goldenOf(b).text("/id"));
    assertThat(steward.get("/api/v1/golden-records/" + before.first()).status())
        .as("a revived id")
        .isEqualTo(200);
    assertThat(told(withdrawn, "made")).containsExactly(before.first());
    assertThat(told(withdrawn, "changed")).containsExactly(kept);
    assertThat(told(withdrawn, "retired")).isEmpty();
  }

  /** An open task whose match makes one golden record of two and touches no other. */
  private String joiningTwo(int number) {
    int found = 0;
    for (String id : EmployeeTasks.open()) {
      Reply task = steward.get(TASKS + "/" + id);
      if (!List.of("possible-match", "shared-identifier").contains(task.text("/kind"))) continue;
      Reply preview =
          steward
              .with("If-Match", task.header("ETag"))
              .post(TASKS + "/" + id + "/decision?preview=true", "{\"verdict\":\"match\"}");
      boolean joinsTwo =
          told(preview, "made").isEmpty()
              && told(preview, "changed").size() == 1
              && told(preview, "retired").size() == 1;
      if (joinsTwo && found++ == number) return id;
    }
    throw new AssertionError("there are too few tasks whose match joins two golden records");
  }

  private static List<String> told(Reply reply, String what) {
    List<String> ids = new ArrayList<>();
    reply.json().at("/" + what).forEach(id -> ids.add(id.asText()));
    return ids;
  }

  private void assertRedirects(String retired, String kept) {
    Reply moved = steward.get("/api/v1/golden-records/" + retired);
    assertThat(moved.status()).as(moved.toString()).isEqualTo(301);
    assertThat(moved.header("Location")).endsWith("/api/v1/golden-records/" + kept);
    assertThat(moved.header("Cache-Control")).isEqualTo("no-store");
    assertThat(moved.text("/id")).isEqualTo(retired);
    assertThat(moved.json().at("/successors")).hasSize(1);
    assertThat(moved.text("/successors/0")).isEqualTo(kept);
    assertThat(moved.header("Touchstone-Decision")).isNotEmpty();
  }

  @Test
  void no_match_keeps_them_apart_and_the_next_batch_does_not_ask_again() {
    List<String> tasks = EmployeeTasks.open();
    String id = tasks.get(tasks.size() - 1);
    Reply task = steward.get(TASKS + "/" + id);
    JsonNode a = task.json().at("/records/0");
    JsonNode b = task.json().at("/records/1");

    assertThat(decide(id, task.header("ETag"), "no-match").status()).isEqualTo(200);
    SharedHub.client().match("employee");

    assertThat(goldenOf(a).text("/id")).isNotEqualTo(goldenOf(b).text("/id"));
    for (String other : EmployeeTasks.open()) {
      JsonNode records = steward.get(TASKS + "/" + other).json().at("/records");
      assertThat(new TreeSet<>(records.findValuesAsText("key")))
          .isNotEqualTo(
              new TreeSet<>(List.of(a.at("/source/key").asText(), b.at("/source/key").asText())));
    }
  }

  @Test
  void a_decision_needs_the_version_that_was_read_and_an_open_task() {
    String id = EmployeeTasks.open().get(1);
    Reply task = steward.get(TASKS + "/" + id);
    String path = TASKS + "/" + id + "/decision";

    assertProblem(steward.post(path, "{\"verdict\":\"match\"}"), 428, "version-missing");
    assertProblem(decide(id, "\"999\"", "match"), 412, "version-stale");
    assertProblem(decide(id, "W/" + task.header("ETag"), "match"), 412, "version-stale");
    for (String none : List.of("*", "0", "\"abc\"", "\"0\", \"1\"")) {
      assertProblem(decide(id, none, "match"), 400, "version-malformed");
    }
    assertProblem(decide(id, task.header("ETag"), "perhaps"), 400, "steward-decision");
    assertThat(EmployeeTasks.open()).contains(id);

    assertThat(decide(id, task.header("ETag"), "no-match").status()).isEqualTo(200);
    assertProblem(decide(id, task.header("ETag"), "match"), 409, "steward-task-closed");
    Reply closed = steward.get(TASKS + "/" + id);
    assertThat(closed.text("/state")).isEqualTo("decided");
    assertProblem(decide(id, closed.header("ETag"), "match"), 409, "steward-task-closed");
  }

  @Test
  void a_preview_of_a_decision_tells_what_then_happens() {
    String id = joiningTwo(1);
    Reply task = steward.get(TASKS + "/" + id);
    Hub seen = steward.with("If-Match", task.header("ETag"));

    Reply preview =
        seen.post(TASKS + "/" + id + "/decision?preview=true", "{\"verdict\":\"match\"}");
    assertThat(preview.status()).as(preview.toString()).isEqualTo(200);
    assertThat(preview.header("Touchstone-Decision")).isNotEmpty();
    assertThat(preview.json().has("id")).isFalse();
    assertThat(preview.json().at("/effect/golden")).isNotEmpty();
    assertThat(preview.json().at("/effect").has("touched")).isTrue();
    assertThat(EmployeeTasks.open()).contains(id);
    Reply made = decide(id, task.header("ETag"), "match");

    assertThat(made.status()).as(made.toString()).isEqualTo(200);
    assertThat(made.header("Touchstone-Decision")).isNotEmpty();
    for (String what : List.of("made", "changed", "retired", "suspended")) {
      assertThat(told(made, what)).as(what).isEqualTo(told(preview, what));
    }
    assertThat(steward.delete("/api/v1/steward-decisions/" + made.text("/id")).status())
        .isEqualTo(200);
  }

  @Test
  void lists_of_tasks_leave_by_a_decision_on_record() {
    Reply list = steward.get(TASKS + "?domain=employee&limit=3");

    Reply decision =
        SharedHub.client()
            .as("compliance-officer:employee")
            .get("/api/v1/decisions/" + list.header("Touchstone-Decision"));
    assertThat(decision.text("/outcome")).isEqualTo("permitted");
    assertThat(decision.text("/purpose")).isEqualTo("RecordManagement");
    assertThat(decision.text("/release/rows")).isEqualTo("3");
    assertThat(SharedHub.client().as("steward:*").get(TASKS + "?limit=3").json().at("/tasks"))
        .hasSize(3);
  }

  @Test
  void a_decision_with_a_key_is_made_once_and_told_again_only_to_who_may_know_it() {
    String id = EmployeeTasks.open().get(2);
    String etag = steward.get(TASKS + "/" + id).header("ETag");
    String path = TASKS + "/" + id + "/decision";
    Hub once = steward.with("If-Match", etag).with("Idempotency-Key", "decision-1");
    Reply made = once.post(path, "{\"verdict\":\"no-match\"}");
    assertThat(made.status()).as(made.toString()).isEqualTo(200);
    assertThat(made.header("Idempotency-Replayed")).isEmpty();

    Reply again = once.post(path, "{\"verdict\":\"no-match\"}");

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(made.body());
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertProblem(once.post(path, "{\"verdict\":\"match\"}"), 422, "idempotency-key-reused");
    assertProblem(
        once.as("steward:supplier").post(path, "{\"verdict\":\"no-match\"}"), 404, "steward-task");
    assertProblem(
        once.as("application:employee").post(path, "{\"verdict\":\"no-match\"}"),
        403,
        "role-missing");
  }

  private static void assertProblem(Reply reply, int status, String problem) {
    assertThat(reply.problem()).as(reply.toString()).isEqualTo(problem);
    assertThat(reply.status()).isEqualTo(status);
  }
}
