package org.touchstonehub.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.touchstonehub.sharing.testing.GoldenDigest;
import org.touchstonehub.sharing.testing.Hub;
import org.touchstonehub.sharing.testing.OwnHub;
import org.touchstonehub.sharing.testing.Reply;
import org.touchstonehub.sharing.testing.TestDatabase;

/**
 * A batch whose server, database or both are killed at random instants, over and over, beside a
 * twin that is left in peace. {@code -Dtouchstone.test.seed=…} repeats a run that failed, {@code
 * -Dtouchstone.test.rounds=…} tries that many seeds in a row.
 */
class BatchKillIT {
  private static final int PERSONS = 4_000;
  private static final long SEED = Long.getLong("touchstone.test.seed", System.nanoTime());
  private static final int ROUNDS = Integer.getInteger("touchstone.test.rounds", 1);

  /** Far more than a loaded machine needs; what takes longer is stuck. */
  private static final Duration LONG = Duration.ofMinutes(3);

  private enum Victim {
    SERVER,
    /** Back at once: the run may never notice. */
    DATABASE,
    /** Back when the job has ended of its absence. */
    DATABASE_FOR_LONG,
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

  private static Outcome undisturbed;
  private static Duration matching;

  private Random random;
  private TestDatabase database;
  private OwnHub own;
  private Hub hub;

  @BeforeAll
  static void leaveATwinInPeace() {
    try (TestDatabase peace = TestDatabase.start();
        OwnHub twin = new OwnHub(peace, Map.of()).start()) {
      load(twin.client());
      long started = System.nanoTime();
      String job = begin(twin.client());
      awaitSoon(() -> isPlanned(peace));
      matching = Duration.ofNanos(System.nanoTime() - started);
      twin.client().awaitEnd(job);
      undisturbed = outcome(peace, twin.client().as("administrator:*").get(job));
    }
  }

  static LongStream seeds() {
    return LongStream.range(SEED, SEED + ROUNDS);
  }

  @AfterEach
  void close() {
    if (own != null) own.close();
    if (database != null) database.close();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_batch_killed_over_and_over_ends_as_its_undisturbed_twin(long seed) {
    random = new Random(seed);
    database = TestDatabase.start();
    // What a killed server was at is taken up when its lease has run out.
    own = new OwnHub(database, Map.of("TOUCHSTONE_RUN_LEASE_SECONDS", "4")).start();
    hub = own.client();
    load(hub);
    mergeSlowly();
    List<Kill> kills = kills();
    System.out.printf("touchstone.test.seed=%d log=%s%n", seed, own.log());
    String job = begin(hub);
    for (Kill kill : kills) {
      awaitInstant(kill, job);
      strike(kill, job);
    }
    tendUntil(() -> state(job).equals("completed"), job);

    Outcome outcome = outcome(database, hub.as("administrator:*").get(job));
    assertThat(outcome).as("seed %d, log %s", seed, own.log()).isEqualTo(undisturbed);
    assertThat(
            database.texts(
                """
                select 'link' from mdm.link_plan union all select 'identity' from mdm.cluster_plan
                union all select 'possible' from matching.possible_match"""))
        .as("what the run was to do, once it is done")
        .isEmpty();
  }

  /** So that kills strike within merges, not when all is over. */
  private void mergeSlowly() {
    database.execute(
        """
        create function matching.merge_slowly() returns trigger language plpgsql as
        $$ begin perform pg_sleep(0.4); return new; end $$;
        create trigger merge_slowly before update on matching.run for each row
        when (old.merged_through < new.merged_through)
        execute function matching.merge_slowly()""");
  }

  /** Every victim and one of them twice, in random order: two while matching, four after. */
  private List<Kill> kills() {
    List<Victim> victims = new ArrayList<>(List.of(Victim.values()));
    victims.add(Victim.values()[random.nextInt(victims.size())]);
    Collections.shuffle(victims, random);
    // A run that goes on in peace would be over before it is killed while matching once more.
    if (victims.get(0) == Victim.DATABASE) Collections.swap(victims, 0, 1);
    List<Kill> kills = new ArrayList<>();
    for (Victim victim : victims) {
      Phase phase = kills.size() < 2 ? Phase.MATCHING : Phase.MERGING;
      kills.add(new Kill(victim, phase, random.nextDouble()));
    }
    return kills;
  }

  private static void load(Hub hub) {
    hub.awaitReady();
    hub.load("crm", "customer", PERSONS);
    hub.load("shop", "customer", PERSONS);
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
  private void awaitInstant(Kill kill, String job) {
    if (kill.phase() == Phase.MATCHING) {
      long instant = System.nanoTime() + (long) (kill.fraction() * matching.toNanos());
      tendUntil(() -> System.nanoTime() >= instant || isPlanned(database), job);
      return;
    }
    tendUntil(() -> isPlanned(database), job);
    int merged = merged();
    int until = merged + (int) (kill.fraction() / 4 * (planned() - merged));
    tendUntil(() -> merged() >= until, job);
  }

  private int merged() {
    return Integer.parseInt(database.texts("select merged_through from matching.run").get(0));
  }

  /** The last component of the plan; 0 if there is no plan any more. */
  private int planned() {
    return Integer.parseInt(
        database.texts("select coalesce(max(component), 0) from mdm.cluster_plan").get(0));
  }

  private void strike(Kill kill, String job) {
    System.out.printf("%s: merged %d of %d%n", kill, merged(), planned());
    switch (kill.victim()) {
      case SERVER -> own.kill();
      case STOPPED -> {
        assertThat(own.stop(LONG.toSeconds())).as("stopped in time").isTrue();
        assertThat(database.texts("select id from matching.run where owner is not null"))
            .as("let go of for others at once")
            .isEmpty();
      }
      case DATABASE -> {
        String before = progress();
        killDatabase(job, () -> true);
        awaitSoon(() -> hasEnded(job) || !progress().equals(before));
      }
      case DATABASE_FOR_LONG -> {
        long before = endedJobs();
        boolean ended = hasEnded(job);
        killDatabase(job, () -> ended || endedJobs() > before);
        awaitSoon(() -> hasEnded(job));
      }
      case BOTH -> {
        if (random.nextBoolean()) {
          own.kill();
          database.kill();
        } else {
          database.kill();
          own.kill();
        }
        own.start();
        awaitThatItWaitsForTheDatabase();
        database.restart();
        hub.awaitReady();
      }
    }
    if (!own.isAlive()) {
      own.start();
      hub.awaitReady();
    }
  }

  private void awaitThatItWaitsForTheDatabase() {
    await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptions()
        .until(() -> hub.get("/health/live").status() == 200);
    awaitSoon(() -> hub.get("/health/ready").body().contains("waiting for the database"));
    assertThat(hub.get("/health/ready").status()).isEqualTo(503);
    assertThat(hub.as("administrator:*").get("/api/v1/batch-jobs").problem())
        .isEqualTo("unavailable");
  }

  /** The server lives on and says that the database is away. */
  private void killDatabase(String job, Callable<Boolean> mayReturn) {
    database.kill();
    assertThat(hub.as("administrator:*").get(job).problem()).isEqualTo("database");
    assertThat(hub.get("/health/ready").status()).isEqualTo(503);
    awaitSoon(mayReturn);
    database.restart();
  }

  private String progress() {
    return isPlanned(database) + " " + merged();
  }

  /** As far as the living server knows. */
  private boolean hasEnded(String job) {
    return !List.of("requested", "running").contains(state(job));
  }

  private static void awaitSoon(Callable<Boolean> condition) {
    await().atMost(LONG).pollInterval(Duration.ofMillis(20)).until(condition);
  }

  /** How many jobs the server has said to have ended, one way or another. */
  private long endedJobs() {
    try (Stream<String> lines = Files.lines(own.log())) {
      return lines.filter(line -> line.contains("event=batch-job-ended")).count();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * Waits as an operator does who restarts the job whenever it has failed. A run that goes on in
   * peace, its database having been away while it needed none, is as good.
   */
  private void tendUntil(Callable<Boolean> done, String job) {
    awaitSoon(
        () -> {
          if (state(job).equals("failed")) restart(job);
          return done.call();
        });
  }

  private void restart(String job) {
    Hub administrator = hub.as("administrator:*");
    assertThat(administrator.get(job).text("/failure")).contains("Restarting goes on");
    assertThat(administrator.post(job + "/restart", "").status()).isEqualTo(202);
  }

  private String state(String job) {
    Reply reply = hub.as("administrator:*").get(job);
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    return reply.text("/state");
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
}
