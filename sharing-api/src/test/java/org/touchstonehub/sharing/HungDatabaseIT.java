package org.touchstonehub.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.touchstonehub.sharing.testing.Hub;
import org.touchstonehub.sharing.testing.OwnHub;
import org.touchstonehub.sharing.testing.Reply;

/** A database that hangs without an error, as behind a network that swallows packets. */
class HungDatabaseIT {
  private static final int ANSWER_SECONDS = 4;
  private static final String RECORD = "/api/v1/golden-records/by-source/erp/S-1";
  private static OwnHub own;
  private static Hub hub;

  @BeforeAll
  static void start() {
    own =
        OwnHub.withDatabase(Map.of("touchstone.db.answer-seconds", String.valueOf(ANSWER_SECONDS)));
    hub = own.client();
    hub.register("erp", "supplier");
    hub.put("erp", "S-1", "{\"name\":\"Zwickelbach Fasteners Ltd\",\"city\":\"Leeds\"}");
  }

  @AfterAll
  static void close() {
    if (own != null) own.close();
  }

  @AfterEach
  void thaw() {
    own.database().thaw();
  }

  private static Reply read() {
    return hub.as("steward:supplier").wanting("RecordManagement").get(RECORD);
  }

  private static Reply write() {
    return hub.as("application:supplier")
        .put(
            "/api/v1/source-records/erp/S-2", "{\"attributes\":{\"name\":\"Aldermoor Castings\"}}");
  }

  @Test
  @Timeout(240)
  void a_hang_is_told_by_readiness_and_holds_no_caller() throws Exception {
    assertThat(read().status()).isEqualTo(200);
    own.database().freeze();

    List<Future<Reply>> asked = new ArrayList<>();
    ExecutorService crowd = Executors.newFixedThreadPool(40);
    for (int i = 0; i < 40; i++) {
      asked.add(crowd.submit(i % 2 == 0 ? HungDatabaseIT::read : HungDatabaseIT::write));
    }
    long started = System.nanoTime();
    Reply ready = hub.get("/health/ready");
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(8));
    assertThat(ready.status()).as(ready.toString()).isEqualTo(503);
    assertThat(ready.body()).contains("unanswered");
    for (Future<Reply> one : asked) {
      Reply late = one.get();
      assertThat(late.status()).as(late.toString()).isEqualTo(503);
      assertThat(late.header("Retry-After")).isNotEmpty();
      assertThat(late.body()).doesNotContain("Zwickelbach");
    }
    assertThat(Duration.ofNanos(System.nanoTime() - started))
        .as("a wait for a connection, and one for an answer or two")
        .isLessThan(Duration.ofSeconds(60));
    crowd.shutdown();

    own.database().thaw();
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> hub.get("/health/ready").status() == 200 && write().status() < 300);
    assertThat(read().status()).isEqualTo(200);
  }
}
