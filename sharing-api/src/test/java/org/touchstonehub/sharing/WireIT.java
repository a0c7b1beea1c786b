package org.touchstonehub.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.touchstonehub.sharing.testing.Hub;
import org.touchstonehub.sharing.testing.Reply;
import org.touchstonehub.sharing.testing.SharedHub;
import org.touchstonehub.sharing.testing.Wire;

/** HTTP as it goes over the wire, with what no well-behaved client sends. */
@ArquillianTest
class WireIT {
  private static final String MODELS = "/api/v1/models";
  private final Hub hub = SharedHub.client();
  private final URI address = SharedHub.address();

  @Deployment(testable = false)
  static Archive<?> war() {
    return SharedHub.war();
  }

  private static String token(String... grants) {
    return SharedHub.issuer().token("tester", List.of(grants), Duration.ofMinutes(5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/x%zz",
        "/api/v1/x%",
        "/api/v1/products/a%00b",
        "/api/v1/products/a\0b",
        "/api/v1/products/%ff",
        "/api/v1/products/%ED%A0%80",
        "/api/v1/products/a%5Cb",
        "/api/v1/..%2f..%2fmetrics",
        "/api/v1/%2e%2e/%2e%2e/metrics",
        "/api/v1/decisions?caller=%00",
        "/api/v1/decisions?caller=%zz",
        "/api/v1/decisions?%00=1",
        "/api/v1/decisions?caller=%ff"
      })
  void an_address_that_cannot_be_decoded_is_a_problem_and_no_stack_trace(String target) {
    Wire.Answer answer = Wire.ask(address, "GET", target, "X-Request-Id: wire-1");

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("malformed-request");
    assertThat(answer.headers("X-Request-Id")).containsExactly("wire-1");
    assertThat(answer.header("Date")).isNotEmpty();
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(SharedHub.log()).doesNotContain("URLDecoder");
  }

  @Test
  void an_undecodable_parameter_is_named_and_its_value_is_not() {
    Wire.Answer answer = Wire.ask(address, "GET", "/api/v1/decisions?caller=secret%00");

    assertThat(answer.text()).contains("'caller'").doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer ", "bearer ", "BEARER ", "bEaReR   "})
  void the_scheme_of_a_token_is_taken_in_any_case(String scheme) {
    Wire.Answer answer =
        Wire.ask(address, "GET", MODELS, "Authorization: " + scheme + token("steward:customer"));

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "CONNECT"})
  void what_follows_a_method_without_body_is_never_the_next_request(String method) {
    String hidden = "GET /health/live HTTP/1.1\r\nHost: hub\r\n\r\n";
    for (String body :
        List.of(
            "Content-Length: %d\r\n\r\n%s".formatted(hidden.length(), hidden),
            "Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n"
                .formatted(hidden.length(), hidden))) {
      Wire.Answer answer =
          Wire.send(address, method + " " + MODELS + " HTTP/1.1\r\nHost: hub\r\n" + body);

      assertThat(answer.status()).as(answer.text()).isEqualTo(405);
      assertThat(answer.count()).as(answer.text()).isEqualTo(1);
      assertThat(answer.header("Allow")).isNotEmpty();
    }
  }

  @Test
  void what_follows_a_body_of_two_lengths_is_never_the_next_request() {
    String next = "GET /health/live HTTP/1.1\r\nHost: hub\r\n\r\n";
    String twoLengths = "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n";
    Wire.Answer answer =
        Wire.send(address, "POST /api/v1/batch-jobs HTTP/1.1\r\nHost: hub\r\n" + twoLengths + next);

    assertThat(answer.status()).as(answer.text()).isEqualTo(401);
    assertThat(answer.count()).as(answer.text()).isEqualTo(1);
  }

  @Test
  void no_host_that_a_caller_names_comes_back_in_an_address() {
    hub.register("wire", "supplier");
    hub.put("wire", "1", "{\"name\":\"Aldermoor Castings Ltd\"}");
    hub.put("wire", "2", "{\"name\":\"Brackwater Pumps Ltd\"}");
    String[] evil = {
      "X-Forwarded-Host: evil.example",
      "X-Forwarded-Proto: https",
      "Forwarded: host=evil.example",
      "Purpose: RecordManagement",
      "Authorization: Bearer " + token("steward:supplier", "administrator:supplier")
    };
    String lines = String.join("\r\n", evil);

    Wire.Answer page =
        Wire.send(
            address,
            "GET /api/v1/golden-records?domain=supplier&limit=1 HTTP/1.1\r\nHost: evil.example\r\n"
                + "Connection: close\r\n"
                + lines
                + "\r\n\r\n");
    Wire.Answer job =
        Wire.send(
            address,
            "POST /api/v1/batch-jobs HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nContent-Length: 21\r\n"
                + lines
                + "\r\n\r\n{\"domain\":\"supplier\"}");

    assertThat(page.header("Link")).startsWith("</api/v1/golden-records?").contains("cursor=");
    assertThat(page.text()).doesNotContain("evil");
    assertThat(job.status()).as(job.text()).isEqualTo(202);
    assertThat(job.header("Location")).startsWith("/api/v1/batch-jobs/");
    assertThat(job.text()).doesNotContain("evil");
    hub.awaitEnd(job.header("Location"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: hub",
        "Purpose: CustomerCare",
        "Authorization: Bearer x",
        "X-Request-Id: a",
        "Idempotency-Key: a",
        "Content-Type: text/csv"
      })
  void a_header_that_says_one_thing_is_not_taken_twice(String header) {
    Wire.Answer answer = Wire.ask(address, "GET", MODELS, header, header);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("malformed-request");
    assertThat(answer.text()).contains("'" + header.split(":", 2)[0] + "'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /health/live HTTP/1.1\r\nHost:\r\n\r\n",
        "GET /health/live HTTP/1.1\r\nHost: a:b@c\r\n\r\n",
        "GET http://a:b@c/health/live HTTP/1.1\r\nHost: hub\r\n\r\n",
        "\r\nGET /health/live HTTP/1.1\r\nHost: hub\r\n\r\n",
        "GET /health/live HTTP/1.1\r\nHost: hub\r\n: x\r\n\r\n"
      })
  void what_is_no_request_of_this_server_is_a_problem_and_ends_the_connection(String request) {
    Wire.Answer answer = Wire.send(address, request);

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("malformed-request");
    assertThat(answer.header("Connection")).isEqualTo("close");
  }

  @Test
  void a_refusal_by_method_or_type_names_what_came_and_what_is_taken() {
    Hub caller = hub.as("administrator:*");

    assertThat(send("PROPFIND", MODELS).text("/detail"))
        .isEqualTo("This address takes GET, HEAD, OPTIONS, and not the method PROPFIND.");
    assertThat(caller.with("Accept", "text/html").get(MODELS).text("/detail"))
        .contains("application/json", "'text/html'");
    assertThat(
            caller
                .upload("/api/v1/source-systems/wire/files", "text/plain", new byte[0])
                .text("/detail"))
        .contains("text/csv", "application/x-ndjson", "'text/plain'");
    assertThat(caller.upload("/api/v1/batch-jobs", "text/plain", new byte[0]).text("/detail"))
        .contains("application/json", "'text/plain'");
  }

  @Test
  void json_is_utf_8_and_says_nothing_else_whatever_charset_is_asked_for() {
    Reply reply =
        hub.as("steward:customer")
            .with("Accept", "application/json;charset=iso-8859-1")
            .with("Accept-Charset", "iso-8859-1")
            .get(MODELS);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).isEqualTo("application/json");
  }

  @Test
  void every_address_tells_its_methods_and_refuses_the_others_by_naming_them() {
    JsonNode paths = hub.get("/openapi").json().get("paths");
    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      Set<String> declared = new TreeSet<>();
      for (String method : List.of("get", "head", "put", "post", "delete", "patch")) {
        if (path.getValue().has(method)) declared.add(method.toUpperCase(Locale.ROOT));
      }
      String target = path.getKey().replaceAll("\\{[^}]*\\}", "x");

      Reply options = send("OPTIONS", target);
      Reply other = send("PROPFIND", target);

      assertThat(options.status()).as(target).isEqualTo(204);
      assertThat(methods(options)).as(target).containsAll(declared);
      assertThat(options.body()).isEmpty();
      assertThat(options.header("Last-Modified")).as(target).isEmpty();
      assertThat(other.status()).as(target).isEqualTo(405);
      assertThat(other.problem()).isEqualTo("method-not-allowed");
      assertThat(methods(other)).as(target).isEqualTo(methods(options));
    }
    assertThat(methods(send("POST", "/health/live"))).contains("GET");
    assertThat(send("OPTIONS", "/openapi").status()).isEqualTo(204);
  }

  private Reply send(String method, String target) {
    return hub.as("administrator:*")
        .sendUnchecked(method, target, "application/json", HttpRequest.BodyPublishers.noBody());
  }

  private static Set<String> methods(Reply reply) {
    return new TreeSet<>(Arrays.asList(reply.header("Allow").split(", *", -1)));
  }

  @Test
  void every_answer_has_a_date_and_none_says_what_server_it_is() {
    for (String target : List.of("/health/live", MODELS, "/nothing", "/openapi", "/api/v1/%")) {
      Wire.Answer answer = Wire.ask(address, "GET", target);

      assertThat(answer.headers("Date")).as(target).hasSize(1);
      assertThat(answer.headers("Server")).as(target).isEmpty();
      assertThat(answer.headers("X-Powered-By")).as(target).isEmpty();
    }
  }

  @Test
  void nobody_is_taken_to_another_protocol() {
    Wire.Answer answer =
        Wire.ask(
            address,
            "GET",
            "/health/live",
            "Connection: Upgrade, HTTP2-Settings",
            "Upgrade: h2c",
            "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).doesNotContain("101 ");
  }
}
