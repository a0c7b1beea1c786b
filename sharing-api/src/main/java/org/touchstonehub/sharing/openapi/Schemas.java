package org.touchstonehub.sharing.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.sharing.describe.DeclaredPerModel;

/** The schemas of the API's records, each found as it is first used. */
final class Schemas {
  private final Map<String, ObjectNode> components = new TreeMap<>();
  private final ModelSchemas models;

  Schemas(ModelSchemas models) {
    this.models = models;
  }

  Map<String, ObjectNode> components() {
    return components;
  }

  /** The schema of a type, or a reference to it. */
  ObjectNode of(Type type) {
    if (type instanceof ParameterizedType generic) {
      return ofGeneric(generic);
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isRecord() && plain.isAnnotationPresent(Schema.class)) {
      return ofRecord(plain);
    }
    ObjectNode schema = Nodes.object();
    if (plain == int.class || plain == Integer.class) {
      return schema.put("type", "integer").put("format", "int32");
    }
    if (plain == long.class || plain == Long.class) {
      return schema.put("type", "integer").put("format", "int64");
    }
    if (plain == double.class) return schema.put("type", "number").put("format", "double");
    if (plain == boolean.class || plain == Boolean.class) return schema.put("type", "boolean");
    if (plain == UUID.class || plain.getSimpleName().endsWith("Id")) {
      return schema.put("type", "string").put("format", "uuid");
    }
    return schema.put("type", "string");
  }

  private ObjectNode ofGeneric(ParameterizedType generic) {
    Type[] arguments = generic.getActualTypeArguments();
    if (generic.getRawType() == List.class) {
      return set(Nodes.object().put("type", "array"), "items", of(arguments[0]));
    }
    if (generic.getRawType() == Map.class) {
      return set(Nodes.object().put("type", "object"), "additionalProperties", of(arguments[1]));
    }
    throw new IllegalArgumentException("no schema for " + generic);
  }

  private ObjectNode ofRecord(Class<?> type) {
    String name = type.getAnnotation(Schema.class).name();
    if (!components.containsKey(name)) {
      components.put(name, Nodes.object()); // first, for records that hold themselves
      if (isPerModel(type)) {
        components.put(name, oneForEachModel(type, name));
      } else {
        components.put(name, object(type, null));
      }
    }
    return Nodes.schemaRef(name);
  }

  private static boolean isPerModel(Class<?> type) {
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.isAnnotationPresent(DeclaredPerModel.class)) return true;
    }
    return false;
  }

  /** One schema an active model; where the record names its domain, that tells them apart. */
  private ObjectNode oneForEachModel(Class<?> type, String name) {
    ObjectNode schema = Nodes.object();
    ArrayNode choices = schema.putArray("anyOf");
    ObjectNode mapping = Nodes.object();
    for (String domain : models.domains()) {
      String component = Nodes.component(name, domain);
      components.put(component, object(type, domain));
      choices.add(Nodes.schemaRef(component));
      mapping.put(domain, "#/components/schemas/" + component);
    }
    boolean namesDomain =
        List.of(type.getRecordComponents()).stream().anyMatch(c -> c.getName().equals("domain"));
    if (namesDomain) {
      set(schema.putObject("discriminator").put("propertyName", "domain"), "mapping", mapping);
    }
    return schema;
  }

  private ObjectNode object(Class<?> type, @Nullable String domain) {
    ObjectNode schema = Nodes.object().put("type", "object").put("additionalProperties", false);
    String description = type.getAnnotation(Schema.class).description();
    schema.put("description", domain == null ? description : description + " Model: " + domain);
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = Nodes.object().arrayNode();
    for (RecordComponent component : type.getRecordComponents()) {
      properties.set(component.getName(), property(component, domain));
      if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        required.add(component.getName());
      }
    }
    if (!required.isEmpty()) schema.set("required", required);
    return schema;
  }

  private ObjectNode property(RecordComponent component, @Nullable String domain) {
    ObjectNode schema = typeOf(component, domain);
    Schema told = told(component);
    if (told == null || schema.has("$ref")) return schema;
    if (!told.description().isEmpty()) schema.put("description", told.description());
    if (told.enumeration().length > 0) {
      ArrayNode choices = schema.putArray("enum");
      for (String choice : told.enumeration()) choices.add(choice);
    }
    if (!told.example().isEmpty()) example(schema, told.example());
    return schema;
  }

  /** The annotation cannot stand on a record component itself; its accessor inherits it. */
  static @Nullable Schema told(RecordComponent component) {
    return component.getAccessor().getAnnotation(Schema.class);
  }

  private ObjectNode typeOf(RecordComponent component, @Nullable String domain) {
    if (domain != null && component.getName().equals("domain")) {
      ObjectNode schema = Nodes.object().put("type", "string");
      schema.putArray("enum").add(domain);
      return schema;
    }
    if (domain != null && component.isAnnotationPresent(DeclaredPerModel.class)) {
      Type value = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[1];
      return models.members(domain, () -> of(value));
    }
    return of(component.getGenericType());
  }

  private static void example(ObjectNode schema, String text) {
    String type = schema.path("type").asText();
    if (Set.of("integer").contains(type)) {
      schema.put("example", Long.parseLong(text));
    } else if (type.equals("number")) {
      schema.put("example", Double.parseDouble(text));
    } else if (type.equals("boolean")) {
      schema.put("example", Boolean.parseBoolean(text));
    } else {
      schema.put("example", text);
    }
  }

  private static ObjectNode set(ObjectNode into, String name, ObjectNode value) {
    into.set(name, value);
    return into;
  }
}
