package org.touchstonehub.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.touchstonehub.sharing.testing.Hub;
import org.touchstonehub.sharing.testing.OwnHub;
import org.touchstonehub.sharing.testing.TestDatabase;

/** A hub that sends its traces to a collector, by configuration alone. */
class TracesIT {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final List<byte[]> SENT = new CopyOnWriteArrayList<>();
  private static HttpServer collector;
  private static TestDatabase database;
  private static OwnHub own;
  private static Hub shop;

  @BeforeAll
  static void start() throws IOException {
    collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          boolean isTraces = exchange.getRequestURI().getPath().equals("/v1/traces");
          if (isTraces) SENT.add(body);
          exchange.sendResponseHeaders(isTraces ? 200 : 404, -1);
          exchange.close();
        });
    collector.start();
    database = TestDatabase.start();
    own =
        new OwnHub(
                database,
                Map.of(
                    "OTEL_SDK_DISABLED",
                    "false",
                    "OTEL_EXPORTER_OTLP_ENDPOINT",
                    "http://127.0.0.1:" + collector.getAddress().getPort(),
                    "OTEL_BSP_SCHEDULE_DELAY",
                    "200"))
            .start();
    Hub hub = own.client();
    hub.awaitReady();
    hub.register("trace-shop", "customer");
    hub.put("trace-shop", "Ada", "{\"family_name\":\"Byron\"}");
    shop = hub.as("application:customer").wanting("CustomerCare");
  }

  @AfterAll
  static void close() {
    if (own != null) own.close();
    if (database != null) database.close();
    if (collector != null) collector.stop(0);
  }

  /** All that has been sent until now, as text: names and values in it are plain UTF-8. */
  private static String sent() {
    StringBuilder all = new StringBuilder();
    SENT.forEach(body -> all.append(new String(body, StandardCharsets.ISO_8859_1)));
    return all.toString();
  }

  private static String hexOf(String text) {
    StringBuilder bytes = new StringBuilder();
    for (int i = 0; i < text.length(); i += 2) {
      bytes.append((char) Integer.parseInt(text.substring(i, i + 2), 16));
    }
    return bytes.toString();
  }

  @Test
  void a_governed_read_is_a_span_of_its_callers_trace_that_names_nobody() {
    Hub traced =
        shop.with("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
            .with("X-Request-Id", "trace-test-1");

    assertThat(traced.get("/api/v1/golden-records/by-source/trace-shop/Ada").status())
        .isEqualTo(200);
    assertThat(
            traced
                .get("/api/v1/golden-records?domain=customer&filter%5Bfamily_name%5D=Byron")
                .status())
        .isEqualTo(200);
    assertThat(traced.get("/api/v1/golden-records/by-source/trace-shop/Nobody").status())
        .isEqualTo(404);
    assertThat(traced.get("/api/v1/golden-records/Ada-Byron").status()).isEqualTo(400);
    assertThat(traced.get("/api/v1/golden-records?domain=customer&filter%5BByron%5D=x").status())
        .isEqualTo(400);

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(sent())
                    .contains("touchstone", hexOf(TRACE))
                    .contains("GET /golden-records/by-source/{system}/{key: .+}")
                    .contains("touchstone.request_id", "trace-test-1"));
    assertThat(sent())
        .doesNotContain("trace-shop", "Ada", "Byron", "Nobody", "filter", "127.0.0.1");
  }
}
