package org.touchstonehub.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.touchstonehub.sharing.testing.Hub;
import org.touchstonehub.sharing.testing.OwnHub;
import org.touchstonehub.sharing.testing.Reply;
import org.touchstonehub.sharing.testing.Wire;

/** A hub behind a proxy, with small limits and a page of another origin that may ask it. */
class ConfiguredHubIT {
  private static final int PER_MINUTE = 20;
  private static final String ORIGIN = "https://console.example";
  private static final String PUBLIC = "https://hub.example/data";
  private static OwnHub own;
  private static Hub hub;
  private static URI address;

  @BeforeAll
  static void start() {
    own =
        OwnHub.withDatabase(
            Map.of(
                "touchstone.rate.caller.per.minute",
                String.valueOf(PER_MINUTE),
                "touchstone.rate.address.per.minute",
                String.valueOf(PER_MINUTE),
                "touchstone.trusted.proxies",
                "127.0.0.1",
                "touchstone.cors.origins",
                ORIGIN + ",https://other.example",
                "touchstone.public.url",
                PUBLIC + "/"));
    hub = own.client();
    address = own.address();
  }

  @AfterAll
  static void close() {
    if (own != null) own.close();
  }

  private static Reply models(Hub caller) {
    return caller.get("/api/v1/models");
  }

  @Test
  void a_caller_beyond_its_limit_is_told_to_wait_and_others_are_served() {
    Hub busy = hub.asCaller("busy", "steward:customer");
    Reply first = models(busy);
    Reply last = first;
    for (int i = 0; i < 3 * PER_MINUTE && last.status() == 200; i++) last = models(busy);

    assertThat(first.header("RateLimit-Policy")).isEqualTo("\"caller\";q=20;w=60");
    assertThat(first.header("RateLimit")).isEqualTo("\"caller\";r=19;t=0");
    assertThat(last.status()).as(last.toString()).isEqualTo(429);
    assertThat(last.problem()).isEqualTo("too-many-requests");
    assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 60);
    assertThat(last.header("RateLimit")).startsWith("\"caller\";r=0;");
    assertThat(models(hub.asCaller("another", "steward:customer")).status()).isEqualTo(200);
    assertThat(hub.get("/health/live").status()).isEqualTo(200);
  }

  @Test
  void whoever_shows_no_valid_token_is_limited_by_the_address_that_the_proxy_tells() {
    Hub stranger = hub.with("X-Forwarded-For", "198.51.100.7");
    Reply last = models(stranger);
    assertThat(last.status()).isEqualTo(401);
    for (int i = 0; i < 3 * PER_MINUTE && last.status() == 401; i++) {
      last = models(i % 2 == 0 ? stranger : stranger.withToken("a.b.c"));
    }

    assertThat(last.status()).as(last.toString()).isEqualTo(429);
    assertThat(last.problem()).isEqualTo("too-many-requests");
    assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 60);
    assertThat(models(hub.with("X-Forwarded-For", "198.51.100.8")).status()).isEqualTo(401);
    assertThat(models(hub.with("X-Forwarded-For", "198.51.100.7, 198.51.100.9")).status())
        .as("what the caller wrote in front is not believed")
        .isEqualTo(401);
    assertThat(
            models(
                    hub.asCaller("customer-of-the-same-address", "steward:customer")
                        .with("X-Forwarded-For", "198.51.100.7"))
                .status())
        .isEqualTo(200);
  }

  @Test
  void a_page_of_a_configured_origin_may_ask_and_read_and_no_other_may() {
    Wire.Answer preflight =
        Wire.ask(
            address,
            "OPTIONS",
            "/api/v1/models",
            "Origin: " + ORIGIN,
            "Access-Control-Request-Method: GET",
            "Access-Control-Request-Headers: authorization, purpose");
    assertThat(preflight.status()).isEqualTo(204);
    assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
    assertThat(preflight.header("Access-Control-Allow-Methods")).contains("PUT");
    assertThat(preflight.header("Access-Control-Allow-Headers"))
        .contains("Authorization")
        .contains("Purpose");
    assertThat(preflight.header("Access-Control-Allow-Credentials")).isEmpty();

    Wire.Answer read = Wire.ask(address, "GET", "/openapi", "Origin: https://other.example");
    assertThat(read.header("Access-Control-Allow-Origin")).isEqualTo("https://other.example");
    assertThat(read.header("Access-Control-Expose-Headers")).contains("Touchstone-Decision");
    assertThat(read.header("Vary")).contains("Origin");

    Wire.Answer refused =
        Wire.ask(
            address,
            "GET",
            "/api/v1/models",
            "Origin: " + ORIGIN,
            "Authorization: Bearer a.b.c",
            "X-Forwarded-For: 198.51.100.30");
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);

    for (String other : new String[] {"https://evil.example", "null", ORIGIN + ".evil.example"}) {
      Wire.Answer answer = Wire.ask(address, "GET", "/openapi", "Origin: " + other);
      assertThat(answer.header("Access-Control-Allow-Origin")).as(other).isEmpty();
      assertThat(answer.header("Vary")).contains("Origin");
    }
  }

  @Test
  void addresses_are_those_of_the_configured_public_one() {
    Reply started =
        hub.asCaller("starter", "administrator:*")
            .post("/api/v1/batch-jobs", "{\"domain\":\"employee\"}");

    assertThat(started.status()).as(started.toString()).isEqualTo(202);
    assertThat(started.header("Location")).startsWith(PUBLIC + "/api/v1/batch-jobs/");
  }
}
