package org.touchstonehub.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.touchstonehub.policy.caller.Role;
import org.touchstonehub.sharing.testing.Hub;
import org.touchstonehub.sharing.testing.Reply;
import org.touchstonehub.sharing.testing.SharedHub;

/**
 * Puts bad input to every operation of the running hub's OpenAPI document, at every place where
 * input goes: none may end in a 500. An operation that is new is covered by being there.
 */
@ArquillianTest
class HostileInputIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SYSTEM = "hostile-input";
  private static final String LONG = "a".repeat(6000);

  /** Percent-encoded, as they go into an address. */
  private static final List<String> TEXTS =
      List.of(
          "",
          "x",
          "%00",
          "a%00b",
          "%ED%A0%80",
          "%FF",
          "%20",
          "%25",
          "%27%3B--",
          "..",
          "-1",
          "0",
          "99999999999999999999",
          "1e400",
          "NaN",
          "true",
          "null",
          "%F0%9F%92%A5",
          "%E2%80%AE",
          "%0D%0A",
          LONG);

  private static final List<String> VALUES =
      List.of(
          "null",
          "1",
          "-1",
          "1e999999999",
          "9".repeat(2000),
          "1.5",
          "true",
          "\"\"",
          "\"x\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"" + "a".repeat(200_000) + "\"",
          "[]",
          "[null]",
          "{}",
          "{\"\\u0000\":\"x\"}",
          "{\"a\":null}",
          "{\"a\":{\"b\":1}}");

  private static final List<String> BODIES =
      List.of(
          "",
          " ",
          "null",
          "{}",
          "[]",
          "[null]",
          "\"x\"",
          "1",
          "{",
          "{\"a\":",
          "{\"a\":1,\"a\":1}",
          "{\"no-such-member\":1}",
          "{} {}",
          "\u0000",
          "\"\\ud800\"",
          "[".repeat(100_000),
          "{\"a\":".repeat(50_000),
          "9".repeat(5000),
          "\ufeff{}");

  private static final List<String> TYPES =
      List.of(
          "text/plain",
          "application/xml",
          "multipart/form-data",
          "application/x-www-form-urlencoded",
          "application/json;charset=utf-16",
          "application/json;charset=nonsense",
          "*/*",
          "nonsense");

  private final Hub hub =
      SharedHub.client()
          .as(Stream.of(Role.values()).map(role -> role.code() + ":*").toArray(String[]::new))
          .wanting("RecordManagement");
  private final JsonNode document = hub.get("/openapi").json();
  private final List<String> wrong = new ArrayList<>();
  private int asked;

  @Deployment(testable = false)
  static Archive<?> war() {
    return SharedHub.war();
  }

  /** With a record, for a system that holds nothing is deleted by the first who asks. */
  @BeforeAll
  static void load() {
    SharedHub.client().register(SYSTEM, "customer");
    SharedHub.client().put(SYSTEM, "1", "{\"given_name\":\"Hester\"}");
  }

  private record Operation(String method, String path, JsonNode declared) {
    String type() {
      JsonNode content = declared.at("/requestBody/content");
      return content.isEmpty() ? "application/json" : content.fieldNames().next();
    }

    boolean hasBody() {
      return declared.has("requestBody");
    }
  }

  private List<Operation> operations() {
    List<Operation> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        if (method.getValue().isObject() && method.getValue().has("responses")) {
          all.add(
              new Operation(
                  method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()));
        }
      }
    }
    assertThat(all).hasSizeGreaterThan(20);
    return all;
  }

  @Test
  void no_address_ends_in_a_500() {
    for (Operation operation : operations()) {
      for (JsonNode parameter : parameters(operation, "path")) {
        for (String text : TEXTS) {
          send(operation, address(operation, Map.of(parameter.get("name").asText(), text)), hub);
        }
      }
    }
    assertNothingBroke(200);
  }

  @Test
  void no_query_parameter_ends_in_a_500() {
    for (Operation operation : operations()) {
      String address = address(operation, Map.of());
      for (JsonNode parameter : parameters(operation, "query")) {
        String name = Hub.encode(parameter.get("name").asText());
        for (String text : TEXTS) {
          send(operation, withRequired(operation, address, name, name + "=" + text), hub);
        }
        send(operation, withRequired(operation, address, name, name + "=a&" + name + "=b"), hub);
        send(operation, withRequired(operation, address, name, name), hub);
      }
      for (String stray : List.of("?=", "?&&", "?%00=x", "?x%5By%5D=1", "?filter%5B%5D=1")) {
        send(operation, address + stray, hub);
      }
    }
    assertNothingBroke(400);
  }

  @Test
  void no_header_ends_in_a_500() {
    for (Operation operation : operations()) {
      String address = withRequired(operation, address(operation, Map.of()), "", "");
      for (String header :
          List.of(
              "Purpose",
              "If-Match",
              "If-None-Match",
              "Accept",
              "Accept-Language",
              "Range",
              "Idempotency-Key",
              "Authorization",
              "If-Modified-Since")) {
        for (String value : List.of("", "x", "\"", "*", "W/\"1\"", ",,", "\"9999999999\"", LONG)) {
          send(operation, address, hub.with(header, value));
        }
      }
    }
    assertNothingBroke(1000);
  }

  @Test
  void no_body_and_no_media_type_ends_in_a_500() {
    for (Operation operation : operations()) {
      if (!operation.hasBody()) continue;
      String address = withRequired(operation, address(operation, Map.of()), "", "");
      note(operation, address, "without body or type", sendBare(operation, address));
      for (String body : BODIES) send(operation, address, operation.type(), body);
      for (String type : TYPES) send(operation, address, type, "{}");
    }
    assertNothingBroke(100);
  }

  @Test
  void no_member_of_a_body_ends_in_a_500() {
    for (Operation operation : operations()) {
      JsonNode schema = operation.declared().at("/requestBody/content/application~1json/schema");
      if (schema.isMissingNode()) continue;
      String address = withRequired(operation, address(operation, Map.of()), "", "");
      JsonNode good = example(resolved(schema), operation, 0);
      for (Map.Entry<String, JsonNode> member : resolved(schema).path("properties").properties()) {
        for (String value : VALUES) {
          ObjectNode body = good.deepCopy();
          body.set(member.getKey(), JSON.getNodeFactory().rawValueNode(raw(value)));
          send(operation, address, "application/json", body.toString());
        }
      }
    }
    assertNothingBroke(100);
  }

  private static com.fasterxml.jackson.databind.util.RawValue raw(String json) {
    return new com.fasterxml.jackson.databind.util.RawValue(json);
  }

  /** A body that is right by its schema, but starts no batch that other tests would meet. */
  private JsonNode example(JsonNode schema, Operation operation, int depth) {
    if (schema.has("example") && !schema.path("type").asText().equals("object")) {
      return schema.get("example");
    }
    if (schema.path("type").asText().equals("object") && depth < 4) {
      ObjectNode object = JSON.createObjectNode();
      for (Map.Entry<String, JsonNode> member : schema.path("properties").properties()) {
        JsonNode value =
            switch (member.getKey()) {
              case "domain" ->
                  JSON.getNodeFactory()
                      .textNode(operation.path().contains("batch") ? "no-such" : "customer");
              case "system" -> JSON.getNodeFactory().textNode(SYSTEM);
              default -> example(resolved(member.getValue()), operation, depth + 1);
            };
        object.set(member.getKey(), value);
      }
      return object;
    }
    return switch (schema.path("type").asText()) {
      case "integer", "number" -> JSON.getNodeFactory().numberNode(1);
      case "boolean" -> JSON.getNodeFactory().booleanNode(false);
      case "array" -> JSON.createArrayNode();
      default -> JSON.getNodeFactory().textNode("x");
    };
  }

  private JsonNode resolved(JsonNode schema) {
    JsonNode found = schema;
    while (found.has("$ref")) {
      found = document.at(found.get("$ref").asText().substring(1));
    }
    return found;
  }

  private List<JsonNode> parameters(Operation operation, String in) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode each : operation.declared().path("parameters")) {
      JsonNode parameter = resolved(each);
      if (parameter.path("in").asText().equals(in)) found.add(parameter);
    }
    for (JsonNode each : document.get("paths").get(operation.path()).path("parameters")) {
      JsonNode parameter = resolved(each);
      if (parameter.path("in").asText().equals(in)) found.add(parameter);
    }
    return found;
  }

  private String address(Operation operation, Map<String, String> given) {
    String address = operation.path();
    for (JsonNode parameter : parameters(operation, "path")) {
      String name = parameter.get("name").asText();
      String usual =
          Set.of("system", "name").contains(name)
              ? SYSTEM
              : "01890a5d-ac96-774b-bcce-b302099a8057"; // right in form where it is an id
      address = address.replace("{" + name + "}", given.getOrDefault(name, usual));
    }
    return address;
  }

  /** With the parameters that must be there, but for that one. */
  private String withRequired(Operation operation, String address, String but, String more) {
    Map<String, String> query = new LinkedHashMap<>();
    for (JsonNode parameter : parameters(operation, "query")) {
      String name = parameter.get("name").asText();
      if (parameter.path("required").asBoolean() && !name.equals(but)) {
        query.put(name, name.equals("domain") ? "customer" : SYSTEM);
      }
    }
    List<String> all = new ArrayList<>();
    query.forEach((name, value) -> all.add(name + "=" + value));
    if (!more.isEmpty()) all.add(more);
    return all.isEmpty() ? address : address + "?" + String.join("&", all);
  }

  private void send(Operation operation, String address, Hub caller) {
    Reply reply =
        caller.sendUnchecked(
            operation.method(),
            address,
            operation.type(),
            operation.hasBody()
                ? HttpRequest.BodyPublishers.ofString("{}")
                : HttpRequest.BodyPublishers.noBody());
    note(operation, address, "", reply);
  }

  private void send(Operation operation, String address, String type, String body) {
    Reply reply =
        hub.sendUnchecked(
            operation.method(), address, type, HttpRequest.BodyPublishers.ofString(body));
    note(operation, address, type + " " + shortened(body), reply);
  }

  private Reply sendBare(Operation operation, String address) {
    return hub.sendUnchecked(
        operation.method(), address, null, HttpRequest.BodyPublishers.noBody());
  }

  private void note(Operation operation, String address, String sent, Reply reply) {
    asked++;
    boolean isProblem = reply.status() < 400 || !reply.problem().isEmpty();
    boolean isBroken = reply.status() >= 500;
    // The server's parser turns down what it cannot hold before anything else sees it.
    boolean isUnparsed = reply.status() == 400 && reply.header("X-Request-Id").isEmpty();
    if (isBroken || (!isProblem && !isUnparsed)) {
      wrong.add(
          "%s %s %s: %s".formatted(operation.method(), shortened(address), sent, shortened(reply)));
    }
  }

  private static String shortened(Object text) {
    String whole = text.toString();
    return whole.length() > 200 ? whole.substring(0, 200) + "…" : whole;
  }

  private void assertNothingBroke(int atLeast) {
    assertThat(wrong).isEmpty();
    assertThat(asked).isGreaterThan(atLeast);
  }
}
