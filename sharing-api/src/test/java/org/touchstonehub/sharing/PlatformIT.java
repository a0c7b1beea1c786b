package org.touchstonehub.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.touchstonehub.issuer.DevelopmentIssuer;
import org.touchstonehub.sharing.testing.Hub;
import org.touchstonehub.sharing.testing.Reply;
import org.touchstonehub.sharing.testing.SharedHub;

@ArquillianTest
class PlatformIT {
  private final Hub hub = SharedHub.client();

  @Deployment(testable = false)
  static Archive<?> war() {
    return SharedHub.war();
  }

  @Test
  void health_tells_of_database_hub_and_policy_engine() {
    assertThat(hub.get("/health/live").status()).isEqualTo(200);

    Reply ready = hub.get("/health/ready");

    assertThat(ready.json().findValuesAsText("name")).contains("database", "hub", "policy-engine");
    assertThat(ready.text("/status")).isEqualTo("UP");
  }

  @Test
  void metrics_are_served() {
    assertThat(hub.get("/metrics?scope=base").body()).contains("jvm_uptime");
  }

  @Test
  void failures_of_every_kind_are_problems() {
    Hub steward = hub.as("administrator:*", "application:*");

    assertProblem(hub.get("/nothing/here"), 404, "no-such-resource");
    assertProblem(steward.get("/api/v1/nothing"), 404, "no-such-resource");
    assertProblem(hub.get("/problem"), 404, "no-such-resource");
    assertProblem(hub.get("/api/v1/products"), 401, "no-valid-token");
    assertProblem(
        steward.send("PATCH", "/api/v1/products", "application/json", body("{}")),
        405,
        "method-not-allowed");
    assertProblem(steward.delete("/api/v1/products"), 405, "method-not-allowed");
    assertProblem(
        steward.send("PUT", "/api/v1/source-systems/x", "text/plain", body("x")),
        415,
        "unsupported-media-type");
    assertProblem(
        steward.with("Accept", "image/png").get("/api/v1/products"), 406, "not-acceptable");
    assertProblem(steward.put("/api/v1/source-systems/x", "{\"domain\":"), 400, "malformed-json");
    assertProblem(
        steward.put("/api/v1/source-systems/x", "{\"domain\":\"customer\",\"colour\":1}"),
        400,
        "malformed-json");
    assertProblem(steward.put("/api/v1/source-systems/x", "null"), 400, "malformed-json");
    assertProblem(steward.put("/api/v1/source-systems/x", ""), 400, "malformed-json");
    assertProblem(
        steward.wanting("CustomerCare").get("/api/v1/golden-records/not-a-uuid"), 400, "golden-id");
    assertProblem(
        steward.wanting("CustomerCare").get("/api/v1/golden-records?domain=customer&limit=many"),
        400,
        "malformed-request");
    assertProblem(
        steward.wanting("CustomerCare").get("/api/v1/golden-records?domain=customer&colour=red"),
        400,
        "unknown-parameter");
    assertProblem(
        steward
            .wanting("CustomerCare")
            .get("/api/v1/golden-records?domain=customer&" + Hub.encode("filter[colour]") + "=red"),
        400,
        "condition");
  }

  @Test
  void nothing_that_was_asked_is_passed_over_in_silence() {
    Hub officer = hub.as("compliance-officer:*", "administrator:*", "steward:*");

    assertProblem(officer.get("/api/v1/decisions?permit=maybe"), 400, "malformed-request");
    assertProblem(officer.get("/api/v1/decisions?caler=shop"), 400, "unknown-parameter");
    assertProblem(officer.get("/api/v1/decisions?subject=crm:1"), 400, "decision-subject");
    assertProblem(officer.get("/api/v1/steward-tasks?state=decided"), 400, "unknown-parameter");
    assertProblem(
        officer.put("/api/v1/source-systems/a;b", "{\"domain\":\"customer\"}"),
        400,
        "malformed-request");
    assertThat(officer.get("/api/v1/source-systems/a").status()).isEqualTo(404);
  }

  @Test
  void a_null_is_a_missing_value_and_a_body_without_attributes_leaves_the_record_alone() {
    Hub administrator = hub.as("administrator:*", "application:*");
    hub.register("platform-null", "employee");
    String record = "/api/v1/source-records/platform-null/1";

    Reply first =
        administrator.put(record, "{\"attributes\":{\"given_name\":\"Ada\",\"city\":null}}");
    Reply empty = administrator.put(record, "{}");

    assertThat(first.status()).as(first.toString()).isEqualTo(201);
    assertProblem(empty, 400, "source-record");
    assertThat(
            SharedHub.database()
                .texts(
                    "select attributes::text from mdm.source_record where system = 'platform-null'"))
        .containsExactly("{\"given_name\": \"Ada\"}");
  }

  @Test
  void a_read_without_a_purpose_is_told_the_header_and_the_purposes() {
    Reply reply = hub.as("application:customer").get("/api/v1/golden-records?domain=customer");

    assertProblem(reply, 400, "purpose-missing");
    assertThat(reply.text("/detail")).contains("Purpose");
    assertThat(reply.json().at("/choices").toString()).contains("DirectMarketing");
  }

  @Test
  void every_answer_carries_the_security_headers_and_no_cors() {
    for (Reply reply :
        List.of(
            hub.get("/health/live"),
            hub.get("/nothing"),
            hub.with("Origin", "https://evil.example").as("administrator:*").get("/api/v1/models"),
            hub.with("Origin", "https://evil.example").get("/api/v1/models"))) {
      assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(reply.header("Content-Security-Policy")).contains("default-src 'none'");
      assertThat(reply.header("X-Frame-Options")).isEqualTo("DENY");
      assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
      assertThat(reply.header("Access-Control-Allow-Origin")).isEmpty();
    }
    Reply preflight =
        hub.with("Origin", "https://evil.example")
            .with("Access-Control-Request-Method", "PUT")
            .sendUnchecked("OPTIONS", "/api/v1/models", "application/json", body(""));
    assertThat(preflight.status()).isEqualTo(204);
    assertThat(preflight.header("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void trace_is_refused_everywhere_and_echoes_nothing() {
    Hub tracing = hub.with("X-Secret", "not-to-be-echoed");
    for (String path :
        List.of(
            "/api/v1/models",
            "/api/v1/golden-records",
            "/openapi",
            "/health",
            "/health/ready",
            "/metrics",
            "/problem",
            "/nothing",
            "/")) {
      Reply reply = tracing.send("TRACE", path, "text/plain", body(""));

      assertThat(reply.body()).as(path).doesNotContain("not-to-be-echoed");
      assertProblem(reply, 405, "method-not-allowed");
      assertThat(reply.header("X-Request-Id")).isNotEmpty();
    }
  }

  @Test
  void a_harmless_request_id_is_echoed_and_logged_and_another_is_replaced() {
    assertThat(hub.with("X-Request-Id", "trace-4711").get("/nothing").header("X-Request-Id"))
        .isEqualTo("trace-4711");
    assertThat(SharedHub.log()).contains("\"requestId\":\"trace-4711\"");
    assertThat(hub.with("X-Request-Id", "a b\"c").get("/nothing").header("X-Request-Id"))
        .matches("[0-9a-f-]{36}");
    assertThat(hub.get("/api/v1/models").text("/requestId")).matches("[0-9a-f-]{36}");
  }

  @Test
  void only_tokens_of_the_issuer_for_this_audience_that_are_valid_now_are_taken() throws Exception {
    DevelopmentIssuer issuer = SharedHub.issuer();
    List<String> grants = List.of("administrator:*");
    String path = "/api/v1/models";

    assertThat(hub.withToken(issuer.token("a", grants, Duration.ofMinutes(5))).get(path).status())
        .isEqualTo(200);
    assertProblem(
        hub.withToken(issuer.token("a", grants, Duration.ofMinutes(-5))).get(path),
        401,
        "no-valid-token");
    assertProblem(hub.withToken("a.b.c").get(path), 401, "no-valid-token");
    assertProblem(hub.withToken(tampered(issuer)).get(path), 401, "no-valid-token");
    assertProblem(
        hub.withToken(signed(issuer, Map.of("aud", "another"))).get(path), 401, "no-valid-token");
    assertProblem(
        hub.withToken(signed(issuer, Map.of("iss", "https://evil.example"))).get(path),
        401,
        "no-valid-token");
    assertProblem(
        hub.withToken(
                signed(issuer, Map.of("nbf", Date.from(Instant.now().plus(Duration.ofHours(1))))))
            .get(path),
        401,
        "no-valid-token");
    assertProblem(hub.withToken(unsigned()).get(path), 401, "no-valid-token");
  }

  @Test
  void a_token_that_grants_nothing_readable_may_do_nothing() {
    assertProblem(
        hub.as("king", "steward", ":", "steward:").get("/api/v1/models"), 403, "role-missing");
    assertProblem(hub.as("steward:customer").get("/api/v1/decisions"), 403, "role-missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/source-systems/x",
        "/api/v1/source-systems/files",
        "/api/v1/source-systems/records",
        "/api/v1/source-records/x/files",
        "/api/v1/source-records/x/a/records"
      })
  void a_body_over_its_limit_is_refused_whether_declared_or_not(String path) {
    Hub administrator = hub.as("administrator:*");
    byte[] large = new byte[1024 * 1024 + 1];

    assertProblem(
        administrator.send(
            "PUT", path, "application/json", HttpRequest.BodyPublishers.ofByteArray(large)),
        413,
        "body-too-large");
    java.util.Arrays.fill(large, (byte) ' ');
    assertProblem(
        administrator.send(
            "PUT",
            path,
            "application/json",
            HttpRequest.BodyPublishers.ofInputStream(
                () -> new java.io.ByteArrayInputStream(large))),
        413,
        "body-too-large");
  }

  private static String signed(DevelopmentIssuer issuer, Map<String, Object> claims) {
    var builder =
        new com.nimbusds.jwt.JWTClaimsSet.Builder()
            .issuer(issuer.issuer())
            .subject("a")
            .audience(DevelopmentIssuer.AUDIENCE)
            .claim("groups", List.of("administrator:*"))
            .issueTime(Date.from(Instant.now()))
            .expirationTime(Date.from(Instant.now().plus(Duration.ofMinutes(5))))
            .jwtID("1");
    claims.forEach(builder::claim);
    return issuer.sign(builder.build());
  }

  private static String tampered(DevelopmentIssuer issuer) {
    String[] mine =
        issuer.token("a", List.of("steward:customer"), Duration.ofMinutes(5)).split("\\.", -1);
    String[] other =
        issuer.token("a", List.of("administrator:*"), Duration.ofMinutes(5)).split("\\.", -1);
    return mine[0] + "." + other[1] + "." + mine[2];
  }

  private static String unsigned() {
    var encoder = java.util.Base64.getUrlEncoder().withoutPadding();
    String header = "{\"alg\":\"none\",\"typ\":\"JWT\"}";
    String claims =
        "{\"iss\":\"%s\",\"sub\":\"a\",\"aud\":\"touchstone\",\"groups\":[\"administrator:*\"],"
                .formatted(SharedHub.issuer().issuer())
            + "\"iat\":1,\"exp\":9999999999,\"jti\":\"1\"}";
    return encoder.encodeToString(header.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        + "."
        + encoder.encodeToString(claims.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        + ".";
  }

  private static HttpRequest.BodyPublisher body(String text) {
    return HttpRequest.BodyPublishers.ofString(text);
  }

  private static void assertProblem(Reply reply, int status, String problem) {
    assertThat(reply.problem()).as(reply.toString()).isEqualTo(problem);
    assertThat(reply.status()).isEqualTo(status);
  }
}
