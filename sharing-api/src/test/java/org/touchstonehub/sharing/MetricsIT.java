package org.touchstonehub.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.touchstonehub.sharing.testing.Hub;
import org.touchstonehub.sharing.testing.Reply;
import org.touchstonehub.sharing.testing.SharedHub;

@ArquillianTest
class MetricsIT {
  private static final String RECORD = "/api/v1/golden-records/by-source/metrics-shop/1";
  private final Hub hub = SharedHub.client();
  private final Hub shop = hub.as("application:customer");

  @Deployment(testable = false)
  static Archive<?> war() {
    return SharedHub.war();
  }

  @BeforeAll
  static void load() {
    SharedHub.client().register("metrics-shop", "customer");
    SharedHub.client().put("metrics-shop", "1", "{\"family_name\":\"Byron\"}");
  }

  @Test
  void requests_and_decisions_are_counted_and_unknown_purposes_are_one() {
    double before = metric("touchstone_requests_count", "by-source", "status=\"200\"");
    double decided = metric("touchstone_decisions_total", "permitted", "purpose=\"CustomerCare\"");

    assertThat(shop.wanting("CustomerCare").get(RECORD).status()).isEqualTo(200);
    shop.wanting("Nonsense1").get(RECORD);
    shop.wanting("Nonsense2").get(RECORD);

    // A request is counted after its answer has left.
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(metric("touchstone_requests_count", "by-source", "status=\"200\""))
                    .isEqualTo(before + 1));
    assertThat(metric("touchstone_decisions_total", "permitted", "purpose=\"CustomerCare\""))
        .isEqualTo(decided + 1);
    String all = hub.get("/metrics?scope=application").body();
    assertThat(all)
        .contains("purpose=\"other\"")
        .doesNotContain("Nonsense", "Byron", "metrics-shop");
    assertThat(metric("touchstone_policy_engine_count", "answered=\"true\"")).isPositive();
  }

  @Test
  void levels_are_told_within_seconds() {
    shop.wanting("CustomerCare").get(RECORD);

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              assertThat(metric("touchstone_tokens_remembered")).isPositive();
              assertThat(metric("touchstone_connections", "free")).isPositive();
            });
  }

  @Test
  void the_log_line_names_route_caller_and_decision_but_no_key() {
    Reply read = shop.wanting("CustomerCare").get(RECORD);

    String decision = read.header("Touchstone-Decision");
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              String line =
                  SharedHub.log()
                      .lines()
                      .filter(l -> l.contains(decision) && l.contains("event=request"))
                      .findFirst()
                      .orElse("");
              assertThat(line)
                  .contains("by-source", "status=200", "caller=", "requestId")
                  .doesNotContain("metrics-shop", "tester");
            });
  }

  /**
   * One transaction before the data and one after: what is counted is what the database itself
   * counts, for many reads at once, beside what the hub does by itself meanwhile: it tries each
   * connection once a second at most, which a slow machine sees more of for each read. A third one
   * would be seen.
   */
  @Test
  void a_read_takes_two_transactions() {
    int reads = 1000;
    shop.wanting("CustomerCare").get(RECORD);
    long before = settled();

    for (int i = 0; i < reads; i++) shop.wanting("CustomerCare").get(RECORD);

    assertThat((settled() - before) / (double) reads).isBetween(2.0, 2.8);
  }

  /**
   * The transactions that were done, once all are told of: PostgreSQL's sessions report the last
   * ones when they have been idle for ten seconds.
   */
  private static long settled() {
    Deque<Long> counts = new ArrayDeque<>();
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              counts.addLast(transactions());
              if (counts.size() > 12) counts.removeFirst();
              return counts.size() == 12 && counts.getLast() - counts.getFirst() < 60;
            });
    return counts.getLast();
  }

  private static long transactions() {
    return Long.parseLong(
        SharedHub.database()
            .texts("select xact_commit from pg_stat_database where datname = current_database()")
            .get(0));
  }

  private double metric(String name, String... parts) {
    Pattern line = Pattern.compile("^" + name + "(\\{.*})? (\\S+)$", Pattern.MULTILINE);
    Matcher found = line.matcher(hub.get("/metrics?scope=application").body());
    double sum = 0;
    while (found.find()) {
      String labels = String.valueOf(found.group(1));
      boolean fits = java.util.Arrays.stream(parts).allMatch(labels::contains);
      if (fits) sum += Double.parseDouble(found.group(2));
    }
    return sum;
  }
}
