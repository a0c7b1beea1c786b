package org.touchstonehub.sharing.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Whole examples of bodies, put together from the examples that schemas give of their members. */
final class Examples {
  private final JsonNode document;
  private final ModelSchemas models;

  Examples(JsonNode document, ModelSchemas models) {
    this.document = document;
    this.models = models;
  }

  /** Gives each body that is sent an example, or one for each active model where it differs. */
  void addTo(ObjectNode operation) {
    for (JsonNode content : operation.at("/requestBody/content")) {
      JsonNode schema = resolved(content.get("schema"));
      ObjectNode mediaType = (ObjectNode) content;
      if (schema.has("anyOf")) {
        ObjectNode examples = mediaType.putObject("examples");
        for (String domain : models.domains()) {
          JsonNode ofModel = document.at(choice(schema, domain));
          examples.putObject(domain).set("value", of(ofModel, domain));
        }
      } else if (schema.has("properties")) {
        mediaType.set("example", of(schema, ""));
      }
    }
  }

  private static String choice(JsonNode schema, String domain) {
    for (JsonNode choice : schema.get("anyOf")) {
      String ref = choice.get("$ref").asText();
      if (ref.endsWith(Nodes.component("", domain))) return ref.substring(1);
    }
    throw new IllegalArgumentException("no model " + domain);
  }

  /** An element of a list of records, or of lists; of one that differs by model, of the first. */
  private Optional<JsonNode> element(JsonNode schema, String domain) {
    if (schema.has("properties")) return Optional.of(of(schema, domain));
    if (schema.has("items")) {
      return element(resolved(schema.get("items")), domain)
          .map(one -> Nodes.object().putArray("list").add(one));
    }
    if (!schema.has("anyOf")) return Optional.empty();
    return models.domains().stream()
        .findFirst()
        .map(first -> of(document.at(choice(schema, first)), first));
  }

  private JsonNode resolved(JsonNode schema) {
    return schema.has("$ref") ? document.at(schema.get("$ref").asText().substring(1)) : schema;
  }

  private ObjectNode of(JsonNode schema, String domain) {
    ObjectNode example = Nodes.object();
    schema
        .get("properties")
        .properties()
        .forEach(
            property -> {
              JsonNode member = resolved(property.getValue());
              if (property.getKey().equals("attributes") && !domain.isEmpty()) {
                example.set("attributes", models.example(domain));
              } else if (member.has("examples")) {
                example.set(property.getKey(), member.at("/examples/0"));
              } else if (member.has("properties")) {
                example.set(property.getKey(), of(member, domain));
              } else if (member.has("items")) {
                element(resolved(member.get("items")), domain)
                    .ifPresent(one -> example.putArray(property.getKey()).add(one));
              }
            });
    return example;
  }
}
