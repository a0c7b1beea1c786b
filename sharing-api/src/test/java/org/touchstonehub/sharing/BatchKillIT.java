package org.touchstonehub.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.touchstonehub.sharing.testing.GoldenDigest;
import org.touchstonehub.sharing.testing.Hub;
import org.touchstonehub.sharing.testing.OwnHub;
import org.touchstonehub.sharing.testing.People;
import org.touchstonehub.sharing.testing.Reply;
import org.touchstonehub.sharing.testing.TestDatabase;

/**
 * A batch whose server, database or both are killed at random instants, over and over, beside a
 * twin that is left in peace. {@code -Dtouchstone.test.seed=…} repeats a run that failed.
 */
class BatchKillIT {
  private static final int PERSONS = 4_000;
  private static final long SEED = Long.getLong("touchstone.test.seed", System.nanoTime());

  private enum Victim {
    SERVER,
    DATABASE,
    BOTH,
    /** Asked to stop, as an operator does. */
    STOPPED
  }

  private enum Phase {
    MATCHING,
    MERGING
  }

  private record Kill(Victim victim, Phase phase, double fraction) {}

  /** What a finished batch left. */
  private record Outcome(String digest, JsonNode counts, List<String> rows) {}

  private static final Random RANDOM = new Random(SEED);
  private static TestDatabase database;
  private static OwnHub own;
  private static Hub hub;
  private static Outcome undisturbed;
  private static Duration matching;

  @BeforeAll
  static void leaveATwinInPeace() {
    try (TestDatabase peace = TestDatabase.start();
        OwnHub twin = new OwnHub(peace, Map.of()).start()) {
      load(twin.client());
      long started = System.nanoTime();
      String job = begin(twin.client());
      await()
          .atMost(Duration.ofMinutes(1))
          .pollInterval(Duration.ofMillis(20))
          .until(() -> isPlanned(peace));
      matching = Duration.ofNanos(System.nanoTime() - started);
      twin.client().awaitEnd(job);
      undisturbed = outcome(peace, twin.client().as("administrator:*").get(job));
    }
    database = TestDatabase.start();
    own = new OwnHub(database, Map.of()).start();
    hub = own.client();
    load(hub);
  }

  @AfterAll
  static void close() {
    own.close();
    database.close();
  }

  @Test
  void a_batch_killed_over_and_over_ends_as_its_undisturbed_twin() {
    List<Kill> kills = kills();
    System.out.printf("touchstone.test.seed=%d %s log=%s%n", SEED, kills, own.log());
    String job = begin(hub);
    for (Kill kill : kills) {
      awaitInstant(kill);
      strike(kill.victim(), job);
    }
    hub.awaitEnd(job);

    Outcome outcome = outcome(database, hub.as("administrator:*").get(job));
    assertThat(outcome).as("seed %d, log %s", SEED, own.log()).isEqualTo(undisturbed);
    assertThat(
            database.texts(
                """
                select 'link' from mdm.link_plan union all select 'identity' from mdm.identity_plan
                union all select 'possible' from matching.possible_match"""))
        .as("what the run was to do, once it is done")
        .isEmpty();
  }

  /** Every victim and one of them twice, in random order: two while matching, three after. */
  private static List<Kill> kills() {
    List<Victim> victims = new ArrayList<>(List.of(Victim.values()));
    victims.add(Victim.values()[RANDOM.nextInt(victims.size())]);
    Collections.shuffle(victims, RANDOM);
    List<Kill> kills = new ArrayList<>();
    for (Victim victim : victims) {
      Phase phase = kills.size() < 2 ? Phase.MATCHING : Phase.MERGING;
      kills.add(new Kill(victim, phase, RANDOM.nextDouble()));
    }
    return kills;
  }

  private static void load(Hub hub) {
    hub.awaitReady();
    for (String system : List.of("crm", "shop")) {
      hub.register(system, "customer");
      Reply reply =
          hub.as("administrator:*")
              .upload(
                  "/api/v1/source-systems/" + system + "/files",
                  "text/csv",
                  People.csv(system, PERSONS));
      assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    }
  }

  private static String begin(Hub hub) {
    Reply started =
        hub.as("administrator:*").post("/api/v1/batch-jobs", "{\"domain\":\"customer\"}");
    assertThat(started.status()).as(started.toString()).isEqualTo(202);
    return "/api/v1/batch-jobs/" + started.text("/id");
  }

  private static boolean isPlanned(TestDatabase database) {
    return !database
        .texts("select id from matching.run where trained_digest is not null")
        .isEmpty();
  }

  /** Matching is cut at any time it may take, merging at any part of what is left of it. */
  private static void awaitInstant(Kill kill) {
    if (kill.phase() == Phase.MATCHING) {
      pause((long) (kill.fraction() * matching.toMillis()));
      return;
    }
    await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> isPlanned(database));
    int merged = merged();
    int components =
        Integer.parseInt(
            database.texts("select coalesce(max(component), 0) from mdm.identity_plan").get(0));
    int until = merged + (int) (kill.fraction() / 2 * (components - merged));
    await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> merged() >= until);
  }

  private static int merged() {
    return Integer.parseInt(database.texts("select merged_through from matching.run").get(0));
  }

  private static void strike(Victim victim, String job) {
    switch (victim) {
      case SERVER -> own.kill();
      case STOPPED -> assertThat(own.stop(30)).as("stopped in time").isTrue();
      case DATABASE -> killDatabase(job);
      case BOTH -> {
        if (RANDOM.nextBoolean()) {
          own.kill();
          database.kill();
        } else {
          database.kill();
          own.kill();
        }
        database.restart();
      }
    }
    if (victim != Victim.DATABASE) {
      own.start();
      hub.awaitReady();
    }
  }

  /** The server lives on: it says so, fails the job once it can, and restarts it when told. */
  private static void killDatabase(String job) {
    Hub administrator = hub.as("administrator:*");
    database.kill();
    assertThat(administrator.get(job).problem()).isEqualTo("database");
    assertThat(hub.get("/health/ready").status()).isEqualTo(503);
    database.restart();
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> administrator.get(job).text("/state").equals("failed"));
    assertThat(administrator.get(job).text("/failure")).contains("Restarting goes on");
    assertThat(administrator.post(job + "/restart", "").status()).isEqualTo(202);
  }

  private static Outcome outcome(TestDatabase database, Reply ended) {
    var counts = (com.fasterxml.jackson.databind.node.ObjectNode) ended.json();
    return new Outcome(
        GoldenDigest.of(database, "customer"),
        counts.retain(
            "state",
            "records",
            "goldenRecords",
            "openTasks",
            "expectedMatches",
            "trainedModel",
            "done",
            "total"),
        database.texts(
            """
            select 'identities ' || count(*) from mdm.golden_identity
            union all select 'versions ' || count(*) from mdm.golden_record
            union all select 'links ' || count(*) from mdm.crosswalk
            union all select 'tasks ' || count(*) from mdm.steward_task
            union all select 'events ' || count(*) from mdm.change_event"""));
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
