package org.touchstonehub.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstonehub.sharing.testing.Hub;
import org.touchstonehub.sharing.testing.OwnHub;
import org.touchstonehub.sharing.testing.Reply;
import org.touchstonehub.sharing.testing.SlowReader;
import org.touchstonehub.sharing.testing.SlowUpload;

/** Slow senders and crowds of writers take nobody else's place. */
class SlowUploadIT {
  private static final int UPLOADS_AT_ONCE = 8;
  private static final String HEADER = "id,name\n";

  @TempDir static Path spool;

  private static OwnHub own;
  private static Hub sender;

  private final List<SlowUpload> uploads = new ArrayList<>();

  @BeforeAll
  static void start() {
    own =
        OwnHub.withDatabase(
            Map.of(
                "touchstone.upload.spool",
                spool.toString(),
                "touchstone.body.grace-seconds",
                "20"));
    sender = own.client().as("application:supplier");
    own.client().register("slow", "supplier");
    own.client().register("killed", "supplier");
    own.client().register("crowd", "supplier");
    own.client().put("crowd", "read-me", "{\"name\":\"Acme\"}");
  }

  @AfterAll
  static void stop() {
    if (own != null) own.close();
  }

  @AfterEach
  void letGo() {
    uploads.forEach(SlowUpload::close);
  }

  @Test
  void fifty_slow_uploads_and_a_crowd_of_writers_leave_reads_and_readiness_served()
      throws Exception {
    begin("slow", 50);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> uploads.stream().filter(SlowUpload::isAnswered).count() == 50 - UPLOADS_AT_ONCE);
    Map<Boolean, List<SlowUpload>> byAnswer =
        uploads.stream().collect(Collectors.partitioningBy(SlowUpload::isAnswered));
    List<SlowUpload> slow = byAnswer.get(false);
    assertThat(slow).hasSize(UPLOADS_AT_ONCE);
    for (SlowUpload turnedAway : byAnswer.get(true)) {
      assertThat(turnedAway.answer())
          .anyMatch(line -> line.startsWith("HTTP/1.1 503"))
          .anyMatch(line -> line.startsWith("Retry-After:"));
    }
    assertServed();
    // The upload of the same system is under way, and holds nothing that this waits for.
    assertThat(put("slow", "beside").status()).isEqualTo(201);

    ExecutorService crowd = Executors.newFixedThreadPool(36);
    try (Connection other = lock("records:crowd")) {
      List<Future<Reply>> writers = new ArrayList<>();
      for (int i = 0; i < 36; i++) {
        String key = "w-" + i;
        writers.add(crowd.submit(() -> put("crowd", key)));
      }
      await().atMost(Duration.ofSeconds(20)).until(() -> waitingForLocks() >= 16);
      assertServed();
      for (Future<Reply> writer : writers) {
        Reply reply = writer.get();
        assertThat(reply.status()).as(reply.toString()).isEqualTo(503);
        assertThat(reply.problem()).isEqualTo("busy");
        assertThat(reply.header("Retry-After")).isNotEmpty();
      }
      other.rollback();
    } finally {
      crowd.shutdown();
    }
    assertThat(put("crowd", "after").status()).isEqualTo(201);

    await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> {
              slow.forEach(SlowUpload::trickle);
              return slow.stream().allMatch(SlowUpload::isAnswered);
            });
    assertThat(slow.stream().map(SlowUpload::answer))
        .allMatch(head -> head.get(0).startsWith("HTTP/1.1 408"), "408");
    assertThat(spooled()).isEmpty();
    assertThat(versions("slow")).as("of the slow files").isEqualTo(1);
  }

  @Test
  void a_kill_while_a_file_comes_leaves_nothing_and_the_file_can_be_sent_again()
      throws IOException {
    begin("killed", 1);
    await().atMost(Duration.ofSeconds(20)).until(() -> spooled().size() == 1);

    own.kill();
    assertThat(spooled()).as("what the killed process left").hasSize(1);
    own.start().client().awaitReady();

    assertThat(spooled()).isEmpty();
    byte[] whole = (HEADER + "k-1,Acme\n").getBytes(StandardCharsets.UTF_8);
    Reply again = sender.upload("/api/v1/source-systems/killed/files", "text/csv", whole);
    assertThat(again.text("/created")).as(again.toString()).isEqualTo("1");
    assertThat(spooled()).isEmpty();
  }

  private void begin(String system, int count) {
    for (int i = 0; i < count; i++) {
      uploads.add(
          SlowUpload.begin(
              own.port(), sender.authorization(), system, HEADER + "s-" + i + ",Acme\n"));
    }
  }

  private static void assertServed() {
    long before = System.nanoTime();
    Reply read =
        sender.wanting("VendorManagement").get("/api/v1/golden-records/by-source/crowd/read-me");
    assertThat(read.status()).as(read.toString()).isEqualTo(200);
    assertThat(own.client().get("/health/ready").status()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
  }

  /**
   * More of them than the server has threads. Each asked for twelve megabytes: what was answered
   * and waits would fill the memory of a small hub, and the log tells how much it was.
   */
  @Test
  void callers_that_take_no_answer_stop_nobody_for_long() throws IOException {
    long logged = Files.size(own.log());
    List<SlowReader> readers = new ArrayList<>();
    try {
      for (int i = 0; i < 140; i++) readers.add(new SlowReader(own.address(), "/openapi", 40));

      await()
          .atMost(Duration.ofMinutes(1))
          .ignoreExceptions()
          .until(() -> own.client().get("/health/live").status() == 200);
      // The server may let go of a connection while the crowd is there; a writer tries again.
      await()
          .atMost(Duration.ofMinutes(1))
          .ignoreExceptions()
          .until(() -> Set.of(200, 201).contains(put("crowd", "while").status()));
      assertThat(Files.size(own.log()) - logged).isLessThan(1_000_000);
    } finally {
      readers.forEach(SlowReader::close);
    }
  }

  private static Reply put(String system, String key) {
    return sender.put(
        "/api/v1/source-records/" + system + "/" + key, "{\"attributes\":{\"name\":\"Acme\"}}");
  }

  /** Held until the transaction of the connection ends. */
  private static Connection lock(String name) throws SQLException {
    Map<String, String> settings = own.database().settings();
    Connection connection =
        DriverManager.getConnection(
            settings.get("TOUCHSTONE_DB_URL"),
            settings.get("TOUCHSTONE_DB_USER"),
            settings.get("TOUCHSTONE_DB_PASSWORD"));
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("select pg_advisory_xact_lock(hashtextextended('" + name + "', 0))");
    }
    return connection;
  }

  private static int waitingForLocks() {
    return Integer.parseInt(
        own.database()
            .texts("select count(*) from pg_locks where locktype = 'advisory' and not granted")
            .get(0));
  }

  private static int versions(String system) {
    return own.database()
        .texts("select key from mdm.source_record where system = '" + system + "'")
        .size();
  }

  private static List<Path> spooled() {
    try (Stream<Path> all = Files.walk(spool)) {
      return all.filter(path -> path.getFileName().toString().startsWith("upload-")).toList();
    } catch (IOException | java.io.UncheckedIOException changing) {
      return List.of(spool); // a file went while we looked; whoever waits looks again
    }
  }
}
