package org.touchstonehub.policy.pdp;

import static org.touchstonehub.policy.pdp.DecisionReader.require;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.mdm.golden.Condition;
import org.touchstonehub.mdm.golden.Condition.Operator;
import org.touchstonehub.mdm.golden.Literal;
import org.touchstonehub.policy.pdp.DecisionReader.Malformed;

/**
 * Reads a row filter in UCAST's form: {@code {"type": "field", "operator": "eq", "field": F,
 * "value": V}} and {@code {"type": "compound", "operator": "and", "value": [...]}}. What the closed
 * set of conditions cannot say is malformed, never dropped: a filter that loses a part lets more
 * rows out.
 */
final class FilterReader {
  private static final Set<String> FIELD_KEYS = Set.of("type", "operator", "field", "value");
  private static final Set<String> COMPOUND_KEYS = Set.of("type", "operator", "value");

  private final Set<String> known;

  private FilterReader(Set<String> known) {
    this.known = known;
  }

  static Condition read(JsonNode filter, Set<String> knownFields) throws Malformed {
    return new FilterReader(knownFields).condition(filter);
  }

  private Condition condition(JsonNode node) throws Malformed {
    require(node.isObject(), "a part of the filter is not an object");
    Set<String> keys = new TreeSet<>();
    node.fieldNames().forEachRemaining(keys::add);
    String type = node.path("type").asText();
    if (type.equals("compound")) {
      require(keys.equals(COMPOUND_KEYS), "a compound of the filter has other keys than it may");
      return compound(node.path("operator").asText(), node.path("value"));
    }
    require(type.equals("field"), "a part of the filter is neither field nor compound");
    require(keys.equals(FIELD_KEYS), "a field of the filter has other keys than it may");
    require(node.path("field").isTextual(), "a field of the filter has no name");
    String field = node.path("field").textValue();
    require(known.contains(field), "the filter names a field that the product does not have");
    return field(node.path("operator").asText(), field, node.path("value"));
  }

  private Condition compound(String operator, JsonNode value) throws Malformed {
    require(value.isArray(), "a compound of the filter has no list of parts");
    List<Condition> parts = new ArrayList<>();
    for (JsonNode part : value) parts.add(condition(part));
    return switch (operator) {
      case "and" -> new Condition.And(parts);
      case "or" -> new Condition.Or(parts);
      case "not" -> {
        require(parts.size() == 1, "a not of the filter has not exactly one part");
        yield Condition.not(parts.get(0));
      }
      default -> throw unknownOperator();
    };
  }

  private static Condition field(String operator, String field, JsonNode value) throws Malformed {
    if (operator.equals("isNull")) {
      require(value.isBoolean(), "an isNull of the filter needs true or false");
      Condition isNull = new Condition.IsNull(field);
      return value.booleanValue() ? isNull : Condition.not(isNull);
    }
    if (operator.equals("in")) {
      require(value.isArray(), "an in of the filter has no list of values");
      List<Literal> values = new ArrayList<>();
      for (JsonNode item : value) values.add(literal(item));
      return new Condition.In(field, values);
    }
    for (Operator known : Operator.values()) {
      if (known.code().equals(operator)) {
        return new Condition.Compare(known, field, literal(value));
      }
    }
    throw unknownOperator();
  }

  private static Malformed unknownOperator() {
    return new Malformed("the filter has an operator that the hub does not know");
  }

  private static Literal literal(JsonNode value) throws Malformed {
    try {
      if (value.isTextual()) return Literal.of(value.textValue());
      if (value.isBoolean()) return Literal.of(value.booleanValue());
      if (value.isNumber()) return Literal.of(value.decimalValue());
    } catch (InvalidInput e) {
      throw new Malformed("a value of the filter cannot be compared with");
    }
    throw new Malformed("a value of the filter is neither text, number nor flag");
  }
}
