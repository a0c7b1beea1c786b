package org.touchstonehub.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.touchstonehub.sharing.testing.GoldenDigest;
import org.touchstonehub.sharing.testing.Hub;
import org.touchstonehub.sharing.testing.OwnHub;
import org.touchstonehub.sharing.testing.People;
import org.touchstonehub.sharing.testing.Reply;

/**
 * What must hold for golden records on which many work at once, over REST. {@code
 * -Dtouchstone.test.seed=…} repeats a run that failed.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LivingHubIT {
  private static final int PERSONS = 400;
  private static final long SEED = Long.getLong("touchstone.test.seed", System.nanoTime());
  private static final List<String> SYSTEMS =
      List.of("east", "gate", "hall", "inn", "jetty", "kiosk", "lodge", "mill");

  private static OwnHub own;
  private static Hub hub;

  @BeforeAll
  static void start() {
    own =
        OwnHub.withDatabase(
            Map.of(
                "TOUCHSTONE_RATE_CALLER_PER_MINUTE",
                "0",
                "TOUCHSTONE_RATE_ADDRESS_PER_MINUTE",
                "0"));
    hub = own.client();
    hub.load("crm", "customer", PERSONS);
    hub.load("shop", "customer", PERSONS);
    hub.match("customer");
    hub.register(StewardsAtWork.SYSTEM, "customer");
    for (String system : SYSTEMS) hub.register(system, "customer");
    System.out.printf("touchstone.test.seed=%d log=%s%n", SEED, own.log());
  }

  @AfterAll
  static void close() {
    if (own != null) own.close();
  }

  /** Each does the same at the same time. */
  private static <T> List<T> atOnce(List<Callable<T>> tasks) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
    try {
      CyclicBarrier together = new CyclicBarrier(tasks.size());
      List<Future<T>> begun = new ArrayList<>();
      for (Callable<T> task : tasks) {
        begun.add(
            threads.submit(
                () -> {
                  together.await();
                  return task.call();
                }));
      }
      List<T> done = new ArrayList<>();
      for (Future<T> one : begun) done.add(one.get());
      return done;
    } finally {
      threads.shutdownNow();
    }
  }

  /** Records of a system's file as JSON, in its order. */
  private static List<String> persons(String system) {
    List<String> lines =
        new String(People.csv(system, PERSONS), StandardCharsets.UTF_8).lines().toList();
    String[] names = lines.get(0).split(",", -1);
    List<String> persons = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] values = line.split(",", -1);
      List<String> members = new ArrayList<>();
      for (int i = 1; i < names.length; i++) {
        if (!values[i].isEmpty()) members.add("\"%s\":\"%s\"".formatted(names[i], values[i]));
      }
      persons.add("{" + String.join(",", members) + "}");
    }
    return persons;
  }

  private static String goldenOf(String system, String key) {
    Reply reply =
        hub.as("steward:customer")
            .wanting("RecordManagement")
            .get("/api/v1/golden-records/by-source/" + system + "/" + key);
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    return reply.text("/id");
  }

  private static Reply matchEverything() {
    Reply started =
        hub.as("administrator:*")
            .post("/api/v1/batch-jobs", "{\"domain\":\"customer\",\"everything\":true}");
    assertThat(started.status()).as(started.toString()).isEqualTo(202);
    Reply ended = hub.awaitEnd("/api/v1/batch-jobs/" + started.text("/id"));
    assertThat(ended.json().has("changes")).as(ended.toString()).isFalse();
    return ended;
  }

  private static String digest() {
    return GoldenDigest.of(own.database(), "customer");
  }

  private static void assertEachRecordHasOneGolden() {
    assertThat(
            own.database()
                .texts(
                    """
                    select r.system || '/' || r.key || ': ' || count(c.golden_id)
                    from mdm.source_record r
                    left join mdm.crosswalk c
                      on c.system = r.system and c.key = r.key and c.recorded_to is null
                    left join mdm.golden_identity g on g.id = c.golden_id and g.state = 'ACTIVE'
                    where r.recorded_to is null and not r.deleted
                    group by r.system, r.key having count(g.id) <> 1"""))
        .as("source records without, or with several golden records")
        .isEmpty();
    assertThat(
            own.database()
                .texts(
                    """
                    select g.id::text from mdm.golden_identity g
                    where g.state = 'ACTIVE' and not exists (
                      select from mdm.crosswalk c
                      where c.golden_id = g.id and c.recorded_to is null)"""))
        .as("golden records of nobody")
        .isEmpty();
  }

  @Test
  @Order(1)
  void eight_clients_that_send_one_person_make_one_golden_record() throws Exception {
    for (int round = 0; round < 6; round++) {
      String person =
          """
          {"attributes":{"given_name":"Zebulon%1$d","family_name":"Quatermain","birth_date":"19%1$d1-04-1%1$d",
          "city":"Kidderminster","postcode":"DY1%1$d 3ZZ","email":"zeb%1$d@quatermain.example"}}"""
              .formatted(round);
      String key = "z-" + round;
      List<Callable<Reply>> clients = new ArrayList<>();
      for (String system : SYSTEMS) {
        // in every second round all send the same record
        String to = round % 2 == 0 ? system : SYSTEMS.get(0);
        clients.add(
            () ->
                hub.as("administrator:*").put("/api/v1/source-records/" + to + "/" + key, person));
      }

      List<Reply> replies = atOnce(clients);

      assertThat(replies).allSatisfy(reply -> assertThat(reply.status()).isIn(200, 201));
      var golden = new TreeSet<String>();
      for (String system : round % 2 == 0 ? SYSTEMS : SYSTEMS.subList(0, 1)) {
        golden.add(goldenOf(system, key));
      }
      assertThat(golden).as("round " + round).hasSize(1);
    }
    assertEachRecordHasOneGolden();
  }

  @Test
  @Order(2)
  void what_four_clients_do_at_once_is_what_a_match_of_everything_makes_of_it() throws Exception {
    List<String> persons = persons("crm").subList(0, 40);
    List<Callable<StewardsAtWork>> clients = new ArrayList<>();
    for (int client = 0; client < 4; client++) {
      StewardsAtWork one = new StewardsAtWork(hub, SEED + client, persons);
      clients.add(
          () -> {
            for (int i = 0; i < 60 || (one.commands().size() < 3 && i < 600); i++) one.act();
            return one;
          });
    }

    var statuses = new TreeMap<Integer, Integer>();
    int commands = 0;
    for (StewardsAtWork one : atOnce(clients)) {
      one.statuses().forEach((status, times) -> statuses.merge(status, times, Integer::sum));
      commands += one.commands().size();
    }
    System.out.println("answered " + statuses + ", commands done " + commands);
    assertThat(commands).as("of all: " + statuses).isGreaterThan(10);
    assertEachRecordHasOneGolden();
    String live = digest();
    matchEverything();

    assertThat(digest()).as("seed " + SEED).isEqualTo(live);
    assertEachRecordHasOneGolden();
  }

  @Test
  @Order(3)
  void a_command_that_a_kill_cuts_off_is_done_or_not_done() throws Exception {
    Random random = new Random(SEED);
    List<String> persons = persons("shop").subList(0, 40);
    for (int round = 0; round < 3; round++) {
      List<Callable<List<String>>> clients = new ArrayList<>();
      for (int client = 0; client < 4; client++) {
        StewardsAtWork one = new StewardsAtWork(hub, SEED + 10L * round + client + 100, persons);
        clients.add(() -> untilKilled(one));
      }
      Duration wait = Duration.ofMillis(1_000L + random.nextInt(2_000));
      clients.add(
          () -> {
            Thread.sleep(wait.toMillis()); // the instant of the kill is what is random here
            own.kill();
            return List.of();
          });
      List<String> told = new ArrayList<>();
      for (List<String> commands : atOnce(clients)) told.addAll(commands);
      own.start().client().awaitReady();

      assertEachRecordHasOneGolden();
      assertThat(own.database().texts("select id::text from mdm.command"))
          .as("told to be done before the kill, seed " + SEED)
          .containsAll(told);
    }
    String live = digest();
    matchEverything();

    assertThat(digest()).as("seed " + SEED).isEqualTo(live);
  }

  private static List<String> untilKilled(StewardsAtWork one) {
    try {
      while (true) one.act();
    } catch (UncheckedIOException | AssertionError killed) {
      return one.commands();
    }
  }

  @Test
  @Order(4)
  void clusters_that_are_right_stay_whole_when_ten_times_as_many_strangers_come() {
    matchEverything();
    Map<String, List<String>> before = right();
    hub.register("strangers", "customer");
    Reply loaded =
        hub.as("administrator:*")
            .upload(
                "/api/v1/source-systems/strangers/files",
                "text/csv",
                People.csv("strangers", PERSONS, 20 * PERSONS));
    assertThat(loaded.status()).as(loaded.toString()).isEqualTo(200);

    Reply ended = matchEverything();

    assertThat(ended.text("/model/basis")).isEqualTo("outgrown");
    assertThat(before.size()).isGreaterThan(PERSONS / 4);
    assertThat(right()).containsAllEntriesOf(before);
  }

  /** Golden records of the two records of one person and nobody else: keys by id. */
  private static Map<String, List<String>> right() {
    Map<String, List<String>> right = new TreeMap<>();
    for (String row :
        own.database()
            .texts(
                """
                select golden_id || ' ' || string_agg(key, ' ' order by key) from mdm.crosswalk
                where recorded_to is null group by golden_id""")) {
      List<String> parts = Arrays.asList(row.split(" "));
      List<String> keys = parts.subList(1, parts.size());
      boolean isRight =
          keys.size() == 2
              && keys.get(0).startsWith("crm-")
              && keys.get(1).equals(keys.get(0).replace("crm-", "shop-"));
      if (isRight) right.put(parts.get(0), keys);
    }
    return right;
  }
}
