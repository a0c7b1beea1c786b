package org.touchstonehub.sharing.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The OpenAPI document of a hub, to hold exchanges against: a status, header, content type or
 * member that it does not tell of is a fault of the hub, as is a body that it took against its own
 * schema.
 */
final class Description {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String AT = "https://hub.test/openapi";

  /** What HTTP itself adds, whatever the operation. */
  private static final Set<String> OF_HTTP =
      Set.of(
          ":status",
          "connection",
          "content-length",
          "content-type",
          "date",
          "keep-alive",
          "transfer-encoding");

  private static final Set<Integer> WHERE_NOTHING_IS =
      Set.of(400, 401, 403, 404, 405, 413, 429, 503);
  private final JsonNode document;
  private final SchemaRegistry schemas;
  private final List<Template> templates = new ArrayList<>();

  /** An address with places for values; the more literal it is, the sooner it is taken. */
  private record Template(Pattern pattern, int literal, JsonNode item) {}

  Description(String openapi) {
    document = read(openapi);
    schemas =
        SchemaRegistry.withDefaultDialect(
            Dialects.getOpenApi31(), builder -> builder.schemas(Map.of(AT, openapi)));
    document
        .get("paths")
        .properties()
        .forEach(e -> templates.add(template(e.getKey(), e.getValue())));
    templates.sort(Comparator.comparingInt(Template::literal).reversed());
  }

  private static Template template(String path, JsonNode item) {
    StringBuilder pattern = new StringBuilder();
    for (String part : path.split("(?<=})|(?=\\{)", -1)) {
      boolean isPlace = part.startsWith("{");
      pattern.append(isPlace ? place(part.replaceAll("[{}]", ""), item) : Pattern.quote(part));
    }
    int literal = path.replaceAll("\\{\\w+}", "").length();
    return new Template(Pattern.compile(pattern.toString()), literal, item);
  }

  private static String place(String name, JsonNode item) {
    for (JsonNode parameters : item.findValues("parameters")) {
      for (JsonNode parameter : parameters) {
        String pattern = parameter.at("/schema/pattern").asText();
        if (parameter.path("name").asText().equals(name) && pattern.equals(".+")) return pattern;
      }
    }
    return "[^/]+";
  }

  /**
   * What of an exchange the document does not tell, in words; empty where all is told.
   *
   * @param path as it was asked for, with its query
   * @param sent the JSON that was sent, or null for another body or none
   */
  List<String> faults(String method, String path, String sent, HttpResponse<String> response) {
    List<String> faults = new ArrayList<>();
    Optional<JsonNode> operation = operation(method, path.replaceFirst("\\?.*", ""));
    int status = response.statusCode();
    if (operation.isEmpty()) {
      if (!WHERE_NOTHING_IS.contains(status))
        faults.add("status " + status + " where no operation is");
      return faults;
    }
    JsonNode told = resolved(operation.get().at("/responses").path(String.valueOf(status)));
    if (told.isMissingNode()) {
      faults.add("status " + status + " is not told");
      return faults;
    }
    headers(told.path("headers"), response.headers(), faults);
    boolean isHead = method.equals("HEAD");
    content(told.path("content"), response, isHead, faults);
    if (sent != null && status < 300) {
      JsonNode schema = operation.get().at("/requestBody/content/application~1json/schema");
      if (!schema.isMissingNode()) validate("body sent", schema, sent, faults);
    }
    return faults;
  }

  private Optional<JsonNode> operation(String method, String path) {
    String name = method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
    return templates.stream()
        .filter(template -> template.pattern().matcher(path).matches())
        .map(template -> template.item().path(name))
        .filter(JsonNode::isObject)
        .findFirst();
  }

  private void headers(JsonNode told, HttpHeaders sent, List<String> faults) {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    told.properties()
        .forEach(
            header -> {
              names.add(header.getKey());
              JsonNode described = resolved(header.getValue());
              List<String> values = sent.allValues(header.getKey());
              if (values.isEmpty() && described.path("required").asBoolean()) {
                faults.add("header " + header.getKey() + " is missing");
              }
              values.forEach(
                  value ->
                      validate(
                          "header " + header.getKey(),
                          described.get("schema"),
                          asJson(described, value),
                          faults));
            });
    for (String name : sent.map().keySet()) {
      if (!names.contains(name) && !OF_HTTP.contains(name.toLowerCase(Locale.ROOT))) {
        faults.add("header " + name + " is not told");
      }
    }
  }

  private static String asJson(JsonNode header, String value) {
    return header.at("/schema/type").asText().equals("integer")
        ? value
        : JsonNodeFactory.instance.textNode(value).toString();
  }

  private void content(
      JsonNode told, HttpResponse<String> response, boolean isHead, List<String> faults) {
    String type = response.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
    if (told.isEmpty()) {
      if (!response.body().isEmpty()) faults.add("a body where none is told");
    } else if (!told.has(type)) {
      faults.add("content type '%s' is not told".formatted(type));
    } else if (!isHead) {
      validate("body", told.get(type).get("schema"), response.body(), faults);
    }
  }

  private void validate(String what, JsonNode schema, String json, List<String> faults) {
    var validator =
        schema.has("$ref")
            ? schemas.getSchema(SchemaLocation.of(AT + schema.get("$ref").asText()))
            : schemas.getSchema(schema);
    try {
      validator
          .validate(
              json,
              InputFormat.JSON,
              context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
          .forEach(
              error ->
                  faults.add(what + ": " + error.getInstanceLocation() + " " + error.getMessage()));
    } catch (RuntimeException notJson) {
      faults.add(what + " cannot be read: " + notJson.getMessage());
    }
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(broken);
    }
  }
}
