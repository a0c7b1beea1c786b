package org.touchstonehub.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstonehub.policy.testing.NeedsOpa;
import org.touchstonehub.policy.testing.OpaServer;
import org.touchstonehub.sharing.testing.Hub;
import org.touchstonehub.sharing.testing.OwnHub;
import org.touchstonehub.sharing.testing.Reply;

/** A hub whose policy engine is an OPA server that goes away, hangs, and comes back. */
@NeedsOpa
class PolicyOutageIT {
  private static final Duration TIME_OUT = Duration.ofMillis(1500);

  /**
   * For everything but the engine: reading facts and writing the decision down, on a busy machine.
   */
  private static final Duration BESIDE = Duration.ofMillis(1500);

  private static final String PATH = "/api/v1/golden-records/by-source/erp/S-1";
  @TempDir static Path rules;
  private static OpaServer opa;
  private static OwnHub own;
  private static Hub hub;

  @BeforeAll
  static void start() throws IOException {
    opa = OpaServer.start(rules);
    own =
        OwnHub.withDatabase(
            Map.of(
                "TOUCHSTONE_OPA_URL",
                opa.uri().toString(),
                "TOUCHSTONE_POLICY_TIMEOUT_MS",
                String.valueOf(TIME_OUT.toMillis())));
    hub = own.client();
    hub.register("erp", "supplier");
    hub.put("erp", "S-1", "{\"name\":\"Zwickelbach Fasteners Ltd\",\"city\":\"Leeds\"}");
  }

  @AfterAll
  static void close() {
    if (own != null) own.close();
    if (opa != null) opa.close();
  }

  private static Reply read() {
    return hub.as("steward:supplier").wanting("RecordManagement").get(PATH);
  }

  @Test
  void without_an_answer_from_opa_nothing_leaves_and_that_is_on_record() throws IOException {
    assertGranted();

    opa.close();
    assertUnanswered("unreachable");
    for (int i = 0; i < 6; i++) {
      assertThat(read().status()).as("however often one asks").isEqualTo(503);
    }

    opa.startAgain();
    assertGrantedAgain();

    opa.pause(true);
    assertUnanswered("late");

    opa.pause(false);
    assertGrantedAgain();
  }

  private static void assertGranted() {
    Reply granted = read();
    assertThat(granted.status()).as(granted.toString()).isEqualTo(200);
    assertThat(granted.text("/attributes/name")).contains("Zwickelbach");
    Reply decision = decision(granted);
    assertThat(decision.text("/outcome")).isEqualTo("permitted");
    assertThat(decision.text("/engine")).isEqualTo("opa");
    assertThat(hub.get("/health/ready").status()).isEqualTo(200);
  }

  private static void assertUnanswered(String fault) {
    long asked = System.nanoTime();
    Reply unanswered = read();
    Duration took = Duration.ofNanos(System.nanoTime() - asked);

    assertThat(unanswered.status()).as(unanswered.toString()).isEqualTo(503);
    assertThat(unanswered.problem()).isEqualTo("policy-unanswered");
    assertThat(Integer.parseInt(unanswered.header("Retry-After"))).isBetween(1, 60);
    assertThat(unanswered.json().at("/reasons").toString()).contains("engine");
    assertThat(unanswered.body()).doesNotContain("Zwickelbach").doesNotContain("Leeds");
    assertThat(took).isLessThan(TIME_OUT.plus(BESIDE));
    Reply decision = decision(unanswered);
    assertThat(decision.text("/outcome")).isEqualTo("engine-failed");
    assertThat(decision.text("/engineDetail")).isNotEmpty();
    assertThat(decision.json().at("/reasons").toString()).contains(fault);
    Reply ready = hub.get("/health/ready");
    assertThat(ready.status()).isEqualTo(503);
    assertThat(ready.body()).contains("policy-engine");
    assertThat(hub.get("/health/live").status()).isEqualTo(200);
  }

  /** After some failures in a row OPA is spared for a moment. */
  private static void assertGrantedAgain() {
    await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(() -> assertThat(hub.get("/health/ready").status()).isEqualTo(200));
    assertGranted();
  }

  private static Reply decision(Reply reply) {
    return hub.as("compliance-officer:supplier")
        .get("/api/v1/decisions/" + reply.header("Touchstone-Decision"));
  }
}
