package org.touchstonehub.sharing.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.sharing.describe.Answers;
import org.touchstonehub.sharing.describe.DeclaredPerModel;
import org.touchstonehub.sharing.problem.ProblemJson;

/**
 * Lays over the schemas of the API's records what their annotations cannot say: which members are
 * always there, that there are no others, and one schema for each active model where a member holds
 * a model's attributes.
 */
final class RecordSchemas {
  private final Map<String, Class<?>> records = new TreeMap<>();
  private final Set<Class<?>> sent = new HashSet<>();
  private final ObjectNode schemas;
  private final ModelSchemas models;

  RecordSchemas(ObjectNode schemas, ModelSchemas models) {
    this.schemas = schemas;
    this.models = models;
    note(ProblemJson.class, false);
  }

  /** Notes the records that a method takes and answers. */
  void note(Method method) {
    for (Answers answers : method.getAnnotationsByType(Answers.class)) {
      note(answers.value(), false);
    }
    for (Type taken : method.getGenericParameterTypes()) note(taken, true);
  }

  private void note(Type type, boolean isSent) {
    if (type instanceof ParameterizedType generic) {
      for (Type argument : generic.getActualTypeArguments()) note(argument, isSent);
    } else if (type instanceof Class<?> plain && plain.isAnnotationPresent(Schema.class)) {
      boolean isNew = records.put(plain.getAnnotation(Schema.class).name(), plain) == null;
      if ((isSent && sent.add(plain)) || isNew) {
        for (RecordComponent component : plain.getRecordComponents()) {
          note(component.getGenericType(), isSent);
        }
      }
    }
  }

  /** Completes the schemas of all that were noted. */
  void layOver() {
    records.forEach(
        (name, record) -> {
          ObjectNode schema = (ObjectNode) schemas.get(name);
          complete(schema, record);
          if (Arrays.stream(record.getRecordComponents()).anyMatch(RecordSchemas::isPerModel)) {
            schemas.set(name, oneForEachModel(name, schema, record));
          }
        });
  }

  private void complete(ObjectNode schema, Class<?> record) {
    schema.put("additionalProperties", false);
    ArrayNode required = schema.putArray("required");
    for (RecordComponent component : record.getRecordComponents()) {
      if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        required.add(component.getName());
      } else if (sent.contains(record)) {
        orNull((ObjectNode) schema.get("properties").get(component.getName()));
      }
    }
  }

  private static void orNull(ObjectNode schema) {
    JsonNode type = schema.get("type");
    schema.putArray("type").add(type).add("null");
  }

  private static boolean isPerModel(RecordComponent component) {
    return component.isAnnotationPresent(DeclaredPerModel.class);
  }

  /** Where the record names its domain, that tells them apart. */
  private ObjectNode oneForEachModel(String name, ObjectNode schema, Class<?> record) {
    ObjectNode choice = Nodes.object();
    ObjectNode mapping = Nodes.object();
    for (String domain : models.domains()) {
      String component = Nodes.component(name, domain);
      schemas.set(component, of(domain, schema.deepCopy(), record));
      choice.withArray("anyOf").add(Nodes.schemaRef(component));
      mapping.put(domain, "#/components/schemas/" + component);
    }
    if (schema.at("/properties/domain").isObject()) {
      choice.putObject("discriminator").put("propertyName", "domain").set("mapping", mapping);
    }
    return choice;
  }

  private ObjectNode of(String domain, ObjectNode schema, Class<?> record) {
    schema.put("description", schema.path("description").asText() + " Model: " + domain);
    JsonNode namesDomain = schema.at("/properties/domain");
    if (namesDomain instanceof ObjectNode named) named.putArray("enum").add(domain);
    for (RecordComponent component : List.of(record.getRecordComponents())) {
      if (!isPerModel(component)) continue;
      ObjectNode map = (ObjectNode) schema.at("/properties/" + component.getName());
      ObjectNode value = (ObjectNode) map.get("additionalProperties");
      if (sent.contains(record)) {
        orNull(value); // as good as missing
        int longest = component.getAnnotation(DeclaredPerModel.class).longest();
        if (longest < Integer.MAX_VALUE) value.put("maxLength", longest);
      }
      map.put("additionalProperties", false).set("properties", models.members(domain, value));
    }
    return schema;
  }
}
