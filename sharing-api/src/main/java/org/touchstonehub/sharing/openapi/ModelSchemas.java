package org.touchstonehub.sharing.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.touchstonehub.mdm.golden.ColumnType;
import org.touchstonehub.mdm.golden.Fields;

/**
 * What the document says of each active entity model: its attributes by name, as values, as
 * provenance and as masks.
 *
 * @param fields by domain, the attributes and the types of their columns
 */
record ModelSchemas(Map<String, Fields> fields) {
  private static final int EXAMPLE_ATTRIBUTES = 5;

  ModelSchemas {
    fields = new TreeMap<>(fields);
  }

  List<String> domains() {
    return List.copyOf(fields.keySet());
  }

  /** The value's schema for each attribute of the domain. */
  ObjectNode members(String domain, ObjectNode value) {
    ObjectNode properties = Nodes.object();
    fields(domain).all().forEach(field -> properties.set(field.name(), value.deepCopy()));
    return properties;
  }

  /** A few attributes of the domain with values of their kind, all written as texts. */
  ObjectNode example(String domain) {
    ObjectNode object = Nodes.object();
    fields(domain).all().stream()
        .limit(EXAMPLE_ATTRIBUTES)
        .forEach(field -> object.put(field.name(), value(field.type())));
    return object;
  }

  private static String value(ColumnType type) {
    return switch (type) {
      case TEXT -> "as it stands in the system";
      case DATE -> "1987-09-11";
      case INTEGER -> "12";
      case NUMBER -> "12.5";
      case FLAG -> "true";
    };
  }

  private Fields fields(String domain) {
    Fields known = fields.get(domain);
    if (known == null) throw new IllegalArgumentException("no model " + domain);
    return known;
  }

  /** The parameters that the attributes of all models can be searched by. */
  List<ObjectNode> filters() {
    Map<String, List<String>> domainsOf = new TreeMap<>();
    Map<String, ColumnType> types = new TreeMap<>();
    fields.forEach(
        (domain, ofDomain) ->
            ofDomain
                .all()
                .forEach(
                    field -> {
                      domainsOf.computeIfAbsent(field.name(), n -> new ArrayList<>()).add(domain);
                      types.merge(
                          field.name(), field.type(), (a, b) -> a == b ? a : ColumnType.TEXT);
                    }));
    List<ObjectNode> parameters = new ArrayList<>();
    types.forEach(
        (name, type) ->
            parameters.add(filter(name, type, domainsOf.getOrDefault(name, List.of()))));
    return parameters;
  }

  private static ObjectNode filter(String name, ColumnType type, List<String> domains) {
    ObjectNode parameter = Nodes.object();
    parameter.put("name", "filter[" + name + "]").put("in", "query");
    parameter.put(
        "description",
        "Equals; several: one of them. Also with [ne], [lt], [le], [gt], [ge], [missing]. Domains: "
            + String.join(", ", domains)
            + ".");
    ObjectNode items = parameter.putObject("schema").put("type", "array").putObject("items");
    switch (type) {
      case TEXT -> items.put("type", "string");
      case DATE -> items.put("type", "string").put("format", "date");
      case INTEGER -> items.put("type", "integer");
      case NUMBER -> items.put("type", "number");
      case FLAG -> items.put("type", "boolean");
    }
    return parameter;
  }
}
