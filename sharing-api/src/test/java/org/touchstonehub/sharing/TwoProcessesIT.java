package org.touchstonehub.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.touchstonehub.sharing.testing.GoldenDigest;
import org.touchstonehub.sharing.testing.OwnHub;
import org.touchstonehub.sharing.testing.Reply;
import org.touchstonehub.sharing.testing.TestDatabase;

/** Two application processes on one database; the second outlives the first. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoProcessesIT {
  private static final int PERSONS = 4_000;

  /** Longer than a living process is silent on a busy machine. */
  private static final int LEASE_SECONDS = 8;

  private static final Duration LONG = Duration.ofMinutes(3);

  private static TestDatabase database;
  private static OwnHub first;
  private static OwnHub second;

  @BeforeAll
  static void startBothAtOnce() {
    database = TestDatabase.start();
    Map<String, String> lease =
        Map.of("TOUCHSTONE_RUN_LEASE_SECONDS", String.valueOf(LEASE_SECONDS));
    first = new OwnHub(database, lease);
    second = new OwnHub(database, lease);
    CompletableFuture<?> other = CompletableFuture.runAsync(second::start);
    first.start();
    other.join();
    first.client().awaitReady();
    second.client().awaitReady();
    mergeSlowly();
  }

  @AfterAll
  static void close() {
    if (first != null) first.close();
    if (second != null) second.close();
    if (database != null) database.close();
  }

  /** So that a run goes on for longer than a lease, and is killed while it merges. */
  private static void mergeSlowly() {
    database.execute(
        """
        create function matching.merge_slowly() returns trigger language plpgsql as
        $$ begin perform pg_sleep(2); return new; end $$;
        create trigger merge_slowly before update on matching.run for each row
        when (old.merged_through < new.merged_through)
        execute function matching.merge_slowly()""");
  }

  private static String begin(OwnHub hub) {
    Reply started =
        hub.client()
            .as("administrator:*")
            .post("/api/v1/batch-jobs", "{\"domain\":\"customer\",\"retrain\":true}");
    assertThat(started.status()).as(started.toString()).isEqualTo(202);
    return "/api/v1/batch-jobs/" + started.text("/id");
  }

  private static void awaitSoon(Callable<Boolean> condition) {
    await().atMost(LONG).pollInterval(Duration.ofMillis(50)).until(condition);
  }

  private static boolean isMerging() {
    return !database
        .texts("select id from matching.run where state = 'RUNNING' and merged_through > 0")
        .isEmpty();
  }

  private static long timesTakenUp(OwnHub hub) throws IOException {
    return Files.readString(hub.log())
        .lines()
        .filter(l -> l.contains("batch-run-taken-up"))
        .count();
  }

  @Test
  @Order(1)
  void a_run_of_one_is_left_alone_by_the_other_and_both_serve_meanwhile() throws Exception {
    first.client().load("crm", "customer", PERSONS);
    String job = begin(first);
    first.client().register("erp", "supplier");
    awaitSoon(TwoProcessesIT::isMerging);

    first.client().put("erp", "1", "{\"name\":\"Aldermoor Castings\"}");
    second.client().put("erp", "2", "{\"name\":\"Zwickelbach Fasteners\"}");
    assertThat(read(second, "1").text("/attributes/name")).isEqualTo("Aldermoor Castings");
    assertThat(read(first, "2").text("/attributes/name")).isEqualTo("Zwickelbach Fasteners");
    assertThat(
            second
                .client()
                .as("administrator:*")
                .post("/api/v1/batch-jobs", "{\"domain\":\"customer\"}")
                .problem())
        .isEqualTo("batch-run-exists");
    second.client().awaitEnd(job);

    assertThat(timesTakenUp(first) + timesTakenUp(second)).isZero();
    assertThat(
            database.texts(
                """
                select term || ' ' || (ended - started > interval '%d seconds') || ' ' || (
                  select count(*) from batch.jbatchexecutioninstancedata)
                from matching.run"""
                    .formatted(LEASE_SECONDS)))
        .as("one term, longer than a lease, one job")
        .containsExactly("1 true 1");
  }

  private static Reply read(OwnHub hub, String key) {
    Reply reply =
        hub.client()
            .as("steward:supplier")
            .wanting("RecordManagement")
            .get("/api/v1/golden-records/by-source/erp/" + key);
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    return reply;
  }

  @Test
  @Order(2)
  void a_run_whose_process_is_killed_is_taken_over_and_ends_as_an_undisturbed_one()
      throws Exception {
    first.client().load("shop", "customer", PERSONS);
    String job = begin(first);
    awaitSoon(TwoProcessesIT::isMerging);
    first.kill();

    Reply taken = second.client().awaitEnd(job);

    assertThat(timesTakenUp(second)).isEqualTo(1);
    assertThat(database.texts("select term::text from matching.run order by id desc limit 1"))
        .containsExactly("2");
    assertThat(
            database.texts(
                """
                select batchstatus from batch.jbatchexecutioninstancedata order by jobexecid"""))
        .containsExactly("COMPLETED", "FAILED", "COMPLETED");
    List<String> golden = state();

    Reply undisturbed = second.client().awaitEnd(begin(second));

    assertThat(undisturbed.text("/trainedModel")).isEqualTo(taken.text("/trainedModel"));
    assertThat(state()).as("nothing was left to do").isEqualTo(golden);
  }

  private static List<String> state() {
    List<String> rows =
        database.texts(
            """
            select 'identities ' || count(*) from mdm.golden_identity where domain = 'customer'
            union all select 'versions ' || count(*) from mdm.golden_record where domain = 'customer'
            union all select 'links ' || count(*) from mdm.crosswalk""");
    rows.add(GoldenDigest.of(database, "customer"));
    return rows;
  }
}
