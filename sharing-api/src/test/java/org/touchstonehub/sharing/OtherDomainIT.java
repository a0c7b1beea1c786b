package org.touchstonehub.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.touchstonehub.policy.caller.Role;
import org.touchstonehub.sharing.testing.EmployeeTasks;
import org.touchstonehub.sharing.testing.Hub;
import org.touchstonehub.sharing.testing.Reply;
import org.touchstonehub.sharing.testing.SharedHub;

/** Objects of the domain employee, asked for by their ids by those who hold other domains. */
@ArquillianTest
class OtherDomainIT {
  private static final Hub HUB = SharedHub.client();
  private static String task;
  private static String job;
  private static String sharingDecision;
  private static String stewardDecision;
  private static String golden;
  private static String other;
  private static String command;

  @Deployment(testable = false)
  static Archive<?> war() {
    return SharedHub.war();
  }

  /** A call on an object by its id, and the roles that it is for. */
  private record Call(String method, String path, String id, List<Role> roles, String body) {
    Call(String method, String path, String id, List<Role> roles) {
      this(method, path, id, roles, "");
    }
  }

  private static Call command(String name, String body) {
    return new Call(
        "POST",
        "golden-records/%s/" + name,
        golden,
        List.of(Role.STEWARD),
        "{" + body + ",\"reason\":\"x\"}");
  }

  private static List<Call> calls() {
    List<Role> steward = List.of(Role.STEWARD);
    List<Role> runners = List.of(Role.ADMINISTRATOR, Role.STEWARD);
    return List.of(
        new Call("GET", "steward-tasks/%s", task, steward),
        new Call("POST", "steward-tasks/%s/decision", task, steward, "{\"verdict\":\"match\"}"),
        new Call("GET", "commands/%s", command, steward),
        new Call("POST", "commands/%s/undo", command, steward, "{\"reason\":\"x\"}"),
        command("merge", "\"with\":[{\"id\":\"%s\",\"version\":1}]".formatted(other)),
        command("split", "\"parts\":[[{\"system\":\"hr\",\"key\":\"hr-1\"}]]"),
        command("unmerge", "\"retired\":\"%s\"".formatted(golden)),
        command(
            "move",
            "\"records\":[{\"system\":\"hr\",\"key\":\"hr-1\"}],\"to\":{\"id\":\"%s\",\"version\":1}"
                .formatted(other)),
        new Call("DELETE", "steward-decisions/%s", stewardDecision, steward),
        new Call("GET", "batch-jobs/%s", job, runners),
        new Call("POST", "batch-jobs/%s/restart", job, runners),
        new Call("GET", "decisions/%s", sharingDecision, List.of(Role.COMPLIANCE_OFFICER)),
        new Call(
            "GET",
            "golden-records/%s",
            golden,
            List.of(Role.APPLICATION, Role.STEWARD, Role.PRODUCT_CONSUMER)));
  }

  @BeforeAll
  static void makeObjects() {
    EmployeeTasks.make();
    Hub steward = HUB.as("steward:employee").wanting("RecordManagement");
    job = steward.get("/api/v1/batch-jobs?limit=1").text("/jobs/0/id");
    List<String> tasks = EmployeeTasks.open();
    task = tasks.get(tasks.size() / 2);
    Reply decided = steward.get("/api/v1/steward-tasks/" + tasks.get(tasks.size() / 2 - 1));
    golden = decided.text("/records/0/golden");
    other = decided.text("/records/1/golden");
    sharingDecision = decided.header("Touchstone-Decision");
    Reply made =
        steward
            .with("If-Match", decided.header("ETag"))
            .post(
                "/api/v1/steward-tasks/" + decided.text("/id") + "/decision",
                "{\"verdict\":\"no-match\"}");
    stewardDecision = made.text("/id");
    assertThat(stewardDecision).as(made.toString()).isNotEmpty();
    command = commandOf(steward);
  }

  /** Of two records that nobody else looks at. */
  private static String commandOf(Hub steward) {
    List<Reply> golden = new ArrayList<>();
    for (String key : List.of("other-1", "other-2")) {
      HUB.put(
          "hr",
          key,
          "{\"family_name\":\"%s\"}".formatted(key.equals("other-1") ? "Xylo" : "Quebec"));
      golden.add(steward.get("/api/v1/golden-records/by-source/hr/" + key));
    }
    Reply merged =
        steward
            .with("If-Match", golden.get(0).header("ETag"))
            .post(
                "/api/v1/golden-records/" + golden.get(0).text("/id") + "/merge",
                "{\"with\":[{\"id\":\"%s\",\"version\":1}],\"reason\":\"x\"}"
                    .formatted(golden.get(1).text("/id")));
    assertThat(merged.text("/command")).as(merged.toString()).isNotEmpty();
    return merged.text("/command");
  }

  private static Reply send(Call call, String id, String grant) {
    return HUB.as(grant)
        .wanting("RecordManagement")
        .with("If-Match", "\"0\"")
        .with("X-Request-Id", "the-same")
        .send(
            call.method(),
            "/api/v1/" + call.path().formatted(id),
            "application/json",
            HttpRequest.BodyPublishers.ofString(call.body()));
  }

  @Test
  void an_object_of_another_domain_looks_like_one_that_never_was() {
    String never = "01890000-0000-7000-8000-" + UUID.randomUUID().toString().substring(24);
    for (Call call : calls()) {
      for (Role role : Role.values()) {
        for (String domain : List.of("customer", "supplier")) {
          String grant = role.code() + ":" + domain;
          Reply other = send(call, call.id(), grant);
          Reply none = send(call, never, grant);

          assertThat(other.status())
              .as("%s %s as %s: %s", call.method(), call.path(), grant, other)
              .isEqualTo(none.status())
              .isIn(call.roles().contains(role) && !isRefused(other) ? 404 : 403);
          assertThat(shape(other, call.id())).as(grant).isEqualTo(shape(none, never));
          assertThat(headers(other)).as(grant).isEqualTo(headers(none));
        }
      }
    }
  }

  /** Without the one by which the server ends a connection after some number of requests. */
  private static Set<String> headers(Reply reply) {
    Set<String> names = new TreeSet<>(reply.response().headers().map().keySet());
    names.remove("connection");
    return names;
  }

  /** By the policy, as it would be for a record of the caller's own domain. */
  private static boolean isRefused(Reply reply) {
    return reply.problem().equals("sharing-refused");
  }

  /** The body without what names the id that was asked for, or the decision that was made. */
  private static String shape(Reply reply, String id) {
    return reply.body().replace(id, "ID").replaceAll("\"decision\":\"[^\"]*\"", "DECISION");
  }

  @Test
  void who_is_refused_a_golden_record_is_not_told_whether_there_is_one() {
    String never = "01890000-0000-7000-8000-000000000001";
    Hub shop = HUB.as("application:employee").wanting("DirectMarketing");

    Reply refused = shop.get("/api/v1/golden-records/" + golden);
    Reply none = shop.get("/api/v1/golden-records/" + never);

    assertThat(refused.status()).as(refused.toString()).isEqualTo(none.status()).isEqualTo(403);
    assertThat(none.json().at("/reasons")).isEqualTo(refused.json().at("/reasons"));
    assertThat(withoutDecision(none)).isEqualTo(withoutDecision(refused));
    assertThat(subjects(none)).contains("golden:" + never);
    assertThat(subjects(refused)).contains("golden:" + golden);
  }

  @Test
  void looking_for_a_golden_record_that_is_not_there_is_on_record() {
    String never = "01890000-0000-7000-8000-000000000002";

    Reply none =
        HUB.as("steward:employee")
            .wanting("RecordManagement")
            .get("/api/v1/golden-records/" + never);

    assertThat(none.problem()).isEqualTo("golden-record");
    Reply decisions =
        HUB.as("compliance-officer:employee")
            .get("/api/v1/decisions?subject=" + Hub.encode("golden:" + never));
    assertThat(decisions.json().at("/decisions")).as(decisions.toString()).hasSize(1);
    assertThat(decisions.text("/decisions/0/outcome")).isEqualTo("permitted");
    assertThat(
            HUB.as("steward:*").wanting("RecordManagement").get("/api/v1/golden-records/" + never))
        .extracting(Reply::problem)
        .isEqualTo("golden-record");
  }

  private static String withoutDecision(Reply reply) {
    return reply.text("/detail").replace(reply.header("Touchstone-Decision"), "DECISION");
  }

  private static String subjects(Reply reply) {
    return HUB.as("compliance-officer:employee")
        .get("/api/v1/decisions/" + reply.header("Touchstone-Decision"))
        .json()
        .at("/subjects")
        .toString();
  }

  @Test
  void the_same_objects_are_there_for_those_who_hold_the_domain() {
    for (Call call : calls()) {
      for (Role role : call.roles()) {
        Reply reply = send(call, call.id(), role.code() + ":employee");

        assertThat(reply.status())
            .as("%s %s as %s: %s", call.method(), call.path(), role, reply)
            .isIn(call.path().endsWith("restart") ? List.of(409) : List.of(200, 403, 412));
        assertThat(reply.problem()).isNotIn("role-missing", "domain-not-granted");
      }
    }
  }
}
