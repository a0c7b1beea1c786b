package org.touchstonehub.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.touchstonehub.sharing.testing.Hub;
import org.touchstonehub.sharing.testing.Reply;
import org.touchstonehub.sharing.testing.SharedHub;

/** Source records over REST: no update is lost, and their values pass the gate. */
@ArquillianTest
class SourceRecordIT {
  private static final String RECORDS = "/api/v1/source-records/versions/";
  private static final String BULK = "/api/v1/source-systems/versions/records";
  private final Hub sender = SharedHub.client().as("application:supplier");

  @Deployment(testable = false)
  static Archive<?> war() {
    return SharedHub.war();
  }

  @BeforeAll
  static void register() {
    SharedHub.client().register("versions", "supplier");
  }

  private static String named(String name) {
    return "{\"attributes\":{\"name\":\"" + name + "\"}}";
  }

  @Test
  void an_answer_names_version_and_golden_record() {
    Reply created = sender.put(RECORDS + "named", named("Acme"));

    assertThat(created.status()).as(created.toString()).isEqualTo(201);
    assertThat(created.header("ETag")).isEqualTo("\"1\"");
    assertThat(created.text("/version")).isEqualTo("1");
    Reply golden =
        sender
            .wanting("VendorManagement")
            .get("/api/v1/golden-records/" + created.text("/goldenId"));
    assertThat(golden.text("/attributes/name")).as(golden.toString()).isEqualTo("Acme");

    Reply deleted = sender.delete(RECORDS + "named");
    assertThat(deleted.text("/outcome")).isEqualTo("deleted");
    assertThat(deleted.text("/goldenId")).isEqualTo(created.text("/goldenId"));
    assertThat(sender.delete(RECORDS + "named").status()).isEqualTo(404);
  }

  @Test
  void a_change_is_refused_where_its_sender_saw_another_version() {
    Hub fresh = sender.with("If-None-Match", "*");
    assertThat(fresh.put(RECORDS + "pre", named("A")).status()).isEqualTo(201);
    assertThat(fresh.put(RECORDS + "pre", named("B")).status()).isEqualTo(412);
    assertThat(sender.with("If-Match", "\"1\"").put(RECORDS + "pre", named("B")).status())
        .isEqualTo(200);
    for (String stale : List.of("\"1\"", "W/\"2\"", "\"3\", \"4\"")) {
      Reply refused = sender.with("If-Match", stale).put(RECORDS + "pre", named("C"));
      assertThat(refused.status()).as(stale).isEqualTo(412);
      assertThat(refused.problem()).isEqualTo("version-stale");
      assertThat(sender.with("If-Match", stale).delete(RECORDS + "pre").status()).isEqualTo(412);
    }
    assertThat(sender.with("If-Match", "*").put(RECORDS + "never", named("C")).status())
        .isEqualTo(412);
    assertThat(sender.with("If-Match", "\"1\", \"2\"").delete(RECORDS + "pre").status())
        .isEqualTo(200);
    Reply created = fresh.put(RECORDS + "pre", named("again"));
    assertThat(created.status()).as("it was not there").isEqualTo(201);
    assertThat(created.text("/outcome")).isEqualTo("created");
    assertThat(created.header("ETag")).isEqualTo("\"4\"");
  }

  @Test
  void what_is_no_entity_tag_is_told_and_changes_nothing() {
    sender.put(RECORDS + "tagged", named("A"));
    for (String none : List.of("1", "\"abc\"", "'1'", "\"1\", 2", "\"1\",", "*, \"1\"")) {
      for (String header : List.of("If-Match", "If-None-Match")) {
        Reply refused = sender.with(header, none).put(RECORDS + "tagged", named("B"));
        assertThat(refused.status()).as("%s: %s", header, none).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("version-malformed");
        assertThat(refused.text("/detail")).contains("such as \"3\"");
      }
      assertThat(sender.with("If-Match", none).delete(RECORDS + "tagged").problem())
          .isEqualTo("version-malformed");
    }
    Reply bulk =
        sender.post(
            BULK,
            """
            {"records": [
              {"key": "tagged-2", "attributes": {"name": "B"}},
              {"key": "tagged", "attributes": {"name": "B"}, "ifMatch": "1"}]}""");
    assertThat(bulk.status()).isEqualTo(400);
    assertThat(bulk.problem()).isEqualTo("source-records");
    assertThat(bulk.text("/detail")).contains("records[1]").contains("such as \"3\"");
    Hub reader = sender.wanting("VendorManagement");
    assertThat(reader.get(RECORDS + "tagged").header("ETag")).isEqualTo("\"1\"");
    assertThat(reader.get(RECORDS + "tagged-2").status()).isEqualTo(404);
  }

  @Test
  void of_callers_who_saw_the_same_version_exactly_one_wins() throws Exception {
    sender.put(RECORDS + "raced", named("start"));
    Hub seen = sender.with("If-Match", "\"1\"");
    ExecutorService callers = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Integer>> calls = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        String name = "racer " + i;
        calls.add(() -> seen.put(RECORDS + "raced", named(name)).status());
      }
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> call : callers.invokeAll(calls)) statuses.add(call.get());
      assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
    } finally {
      callers.shutdown();
    }
  }

  @Test
  void a_record_is_read_through_the_gate_with_a_purpose_and_its_masks() {
    String secret = "DE89370400440532013000";
    sender.put(
        RECORDS + "read",
        "{\"attributes\":{\"name\":\"Acme\",\"iban\":\"" + secret + "\",\"city\":\"Berlin\"}}");

    assertThat(sender.get(RECORDS + "read").problem()).isEqualTo("purpose-missing");
    Reply refused = sender.wanting("DirectMarketing").get(RECORDS + "read");
    assertThat(refused.problem()).as(refused.toString()).isEqualTo("sharing-refused");
    assertThat(sender.wanting("DirectMarketing").get(RECORDS + "none").problem())
        .as("a refusal does not tell whether there is one")
        .isEqualTo("sharing-refused");

    Hub reader = sender.wanting("VendorManagement");
    Reply read = reader.get(RECORDS + "read");
    assertThat(read.status()).as(read.toString()).isEqualTo(200);
    assertThat(read.header("ETag")).isEqualTo("\"1\"");
    assertThat(read.text("/attributes/city")).isEqualTo("Berlin");
    Reply golden = reader.get("/api/v1/golden-records/by-source/versions/read");
    assertThat(read.json().at("/attributes")).isEqualTo(golden.json().at("/attributes"));
    assertThat(read.json().at("/masks")).isEqualTo(golden.json().at("/masks"));
    assertThat(
            SharedHub.database()
                .texts(
                    "select purpose from policy.decision where id = '"
                        + read.header("Touchstone-Decision")
                        + "'"))
        .containsExactly("VendorManagement");
    assertThat(reader.with("If-None-Match", "\"1\"").get(RECORDS + "read").status()).isEqualTo(304);
    assertThat(reader.get(RECORDS + "none").status()).isEqualTo(404);
    assertThat(
            SharedHub.client()
                .as("application:customer")
                .wanting("VendorManagement")
                .get(RECORDS + "read")
                .problem())
        .isEqualTo("unknown-source-system");
  }

  @Test
  void several_records_are_sent_at_once_each_with_its_own_outcome() {
    sender.put(RECORDS + "b-old", named("Old"));
    String body =
        """
        {"records": [
          {"key": "b-new", "attributes": {"name": "New"}},
          {"key": "b-old", "attributes": {"name": "Newer"}, "ifMatch": "\\"1\\""},
          {"key": "b-stale", "attributes": {"name": "X"}, "ifMatch": "*"},
          {"key": "b-bad", "attributes": {"name": "%s"}},
          {"key": "b-gone", "deleted": true}]}"""
            .formatted("x".repeat(100_001));

    Reply reply = sender.post(BULK, body);

    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    assertThat(reply.json().at("/records").findValuesAsText("outcome"))
        .containsExactly("created", "changed", "stale", "invalid", "absent");
    assertThat(reply.text("/records/0/etag")).isEqualTo("\"1\"");
    assertThat(reply.text("/records/1/etag")).isEqualTo("\"2\"");
    assertThat(reply.text("/records/0/goldenId")).hasSize(36);
    assertThat(reply.text("/records/3/reason")).contains("100000 characters");
  }

  @Test
  void what_is_not_clear_takes_nothing() {
    for (String body :
        List.of(
            "{}",
            "{\"records\": []}",
            "{\"records\": [null]}",
            "{\"records\": [{\"key\": \"q-1\"}]}",
            "{\"records\": [{\"key\": \" \", \"deleted\": true}]}",
            "{\"records\": [{\"key\": \"q-1\", \"deleted\": true, \"attributes\": {}}]}",
            "{\"records\": ["
                + "{\"key\":\"q-1\",\"deleted\":true},".repeat(500)
                + "{\"key\":\"q-1\",\"deleted\":true}]}")) {
      Reply reply = sender.post(BULK, body);
      assertThat(reply.status()).as(body).isEqualTo(400);
      assertThat(reply.problem()).isEqualTo("source-records");
    }
  }

  @Test
  void a_request_with_a_key_is_done_once() {
    Hub once = sender.with("Idempotency-Key", "bulk-1");
    String body = "{\"records\": [{\"key\": \"once\", \"attributes\": {\"name\": \"Once\"}}]}";
    Reply first = once.post(BULK, body);
    sender.put(RECORDS + "once", named("Changed since"));

    Reply again = once.post(BULK, body);

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("Content-Type")).startsWith("application/json");
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(first.header("Idempotency-Replayed")).isEmpty();
    assertThat(once.post(BULK, body.replace("Once", "Twice")).status()).isEqualTo(422);
    Reply other =
        SharedHub.client().as("administrator:*").with("Idempotency-Key", "x y").post(BULK, body);
    assertThat(other.problem()).isEqualTo("idempotency-key");
    assertThat(sender.wanting("VendorManagement").get(RECORDS + "once").header("ETag"))
        .isEqualTo("\"2\"");
  }

  @Test
  void a_file_and_a_consent_and_a_batch_with_a_key_are_done_once() {
    Hub once =
        SharedHub.client()
            .as("administrator:*", "compliance-officer:*", "application:*")
            .with("Idempotency-Key", "key-1");
    byte[] file = "id,name\nfile-1,Acme\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    String files = "/api/v1/source-systems/versions/files";
    Reply loaded = once.upload(files, "text/csv", file);
    assertThat(loaded.text("/created")).as(loaded.toString()).isEqualTo("1");
    assertThat(once.upload(files, "text/csv", file).text("/id")).isEqualTo(loaded.text("/id"));
    assertThat(once.upload(files + "?name=other", "text/csv", file).problem())
        .isEqualTo("idempotency-key-reused");

    String consent =
        """
        {"subject": {"system": "versions", "key": "consented"}, "purpose": "DirectMarketing",
         "state": "given", "evidence": "paper"}""";
    Reply recorded = once.post("/api/v1/consents", consent);
    assertThat(recorded.status()).as(recorded.toString()).isEqualTo(201);
    assertThat(once.post("/api/v1/consents", consent).text("/id")).isEqualTo(recorded.text("/id"));

    Reply job = once.post("/api/v1/batch-jobs", "{\"domain\":\"supplier\"}");
    assertThat(job.status()).as(job.toString()).isEqualTo(202);
    Reply same = once.post("/api/v1/batch-jobs", "{\"domain\":\"supplier\"}");
    assertThat(same.status()).isEqualTo(202);
    assertThat(same.header("Location")).isEqualTo(job.header("Location"));
    SharedHub.client().awaitEnd(java.net.URI.create(job.header("Location")).getPath());
  }

  @Test
  void a_system_that_holds_nothing_is_deleted_and_no_other() {
    Hub administrator = SharedHub.client().as("administrator:supplier");
    SharedHub.client().register("mistyped", "supplier");
    SharedHub.client().register("consented", "supplier");
    SharedHub.client()
        .as("application:supplier")
        .post(
            "/api/v1/consents",
            """
            {"subject": {"system": "consented", "key": "1"}, "purpose": "DirectMarketing",
             "state": "given", "evidence": "paper"}""");
    sender.put(RECORDS + "stays", named("Stays"));
    sender.delete(RECORDS + "stays");

    assertThat(administrator.delete("/api/v1/source-systems/mistyped").status()).isEqualTo(204);
    assertThat(administrator.delete("/api/v1/source-systems/mistyped").status()).isEqualTo(404);
    for (String system : List.of("versions", "consented")) {
      Reply refused = administrator.delete("/api/v1/source-systems/" + system);
      assertThat(refused.status()).as(system).isEqualTo(409);
      assertThat(refused.problem()).isEqualTo("source-system-not-empty");
      assertThat(administrator.get("/api/v1/source-systems/" + system).status()).isEqualTo(200);
    }
    assertThat(
            SharedHub.client()
                .as("administrator:customer")
                .delete("/api/v1/source-systems/versions")
                .status())
        .isEqualTo(404);
  }

  @Test
  void a_file_names_the_columns_that_nothing_takes_and_its_report_can_be_read_again() {
    Reply loaded =
        sender.upload(
            "/api/v1/source-systems/versions/files",
            "text/csv",
            "id,name,fax\nf-1,Acme,030\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));

    assertThat(loaded.text("/untakenColumns/0/name")).as(loaded.toString()).isEqualTo("fax");
    assertThat(loaded.text("/untakenColumns/0/values")).isEqualTo("1");
    String report = "/api/v1/source-systems/versions/files/" + loaded.text("/id");
    assertThat(sender.get(report).json()).isEqualTo(loaded.json());
    assertThat(SharedHub.client().as("application:customer").get(report).status()).isEqualTo(404);
  }
}
