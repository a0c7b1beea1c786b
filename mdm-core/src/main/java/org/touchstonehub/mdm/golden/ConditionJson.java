package org.touchstonehub.mdm.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.touchstonehub.failure.InvalidInput;

/**
 * Conditions as JSON in the form of UCAST: {@code
 * {"type":"field","operator":"eq","field":"country", "value":"AU"}} and {@code
 * {"type":"compound","operator":"and","value":[…]}}. Whatever is not of this form is refused;
 * nothing is guessed.
 */
public final class ConditionJson {
  private static final int DEPTH = 32;
  private static final int VALUES = 10_000;

  private ConditionJson() {}

  /**
   * @throws InvalidInput if the JSON is not a condition of the closed set, is deeper than 32
   *     levels, or lists more than 10,000 parts or values in one place
   */
  public static Condition read(JsonNode json) {
    return read(json, 0);
  }

  private static Condition read(JsonNode json, int depth) {
    if (depth > DEPTH) throw refused("is nested deeper than " + DEPTH + " levels");
    if (!json.isObject()) throw refused("is not an object where a condition is due");
    return switch (text(json, "type")) {
      case "field" -> field(json);
      case "compound" -> compound(json, depth);
      default -> throw refused("has a type other than 'field' and 'compound'");
    };
  }

  private static Condition compound(JsonNode json, int depth) {
    only(json, Set.of("type", "operator", "value"));
    List<Condition> parts = new ArrayList<>();
    for (JsonNode part : values(json)) parts.add(read(part, depth + 1));
    return switch (text(json, "operator")) {
      case "and" -> new Condition.And(parts);
      case "or" -> new Condition.Or(parts);
      case "not" -> {
        if (parts.size() != 1) throw refused("has a 'not' without exactly one part");
        yield new Condition.Not(parts.get(0));
      }
      default -> throw refused("has a compound operator other than and, or, not");
    };
  }

  private static Condition field(JsonNode json) {
    only(json, Set.of("type", "operator", "field", "value"));
    String field = text(json, "field");
    String code = text(json, "operator");
    for (Condition.Operator operator : Condition.Operator.values()) {
      if (operator.code().equals(code)) {
        return new Condition.Compare(operator, field, literal(json.path("value")));
      }
    }
    return switch (code) {
      case "in" -> {
        List<Literal> literals = new ArrayList<>();
        for (JsonNode value : values(json)) literals.add(literal(value));
        yield new Condition.In(field, literals);
      }
      case "isNull" -> {
        JsonNode value = json.path("value");
        if (!value.isBoolean()) throw refused("has an 'isNull' whose value is not true or false");
        Condition isNull = new Condition.IsNull(field);
        yield value.booleanValue() ? isNull : new Condition.Not(isNull);
      }
      default ->
          throw refused("has a field operator other than eq, ne, in, lt, le, gt, ge, isNull");
    };
  }

  private static Literal literal(JsonNode value) {
    if (value.isTextual()) return Literal.of(value.textValue());
    if (value.isBoolean()) return Literal.of(value.booleanValue());
    if (value.isNumber() && !Double.isNaN(value.doubleValue())) {
      try {
        return Literal.of(value.decimalValue());
      } catch (NumberFormatException e) {
        throw refused("has a number that is not finite");
      }
    }
    throw refused("compares with something other than a text, a number or a flag");
  }

  private static JsonNode values(JsonNode json) {
    JsonNode value = json.path("value");
    if (!value.isArray()) throw refused("has no list where one is due");
    if (value.size() > VALUES) throw refused("lists more than " + VALUES + " values");
    return value;
  }

  private static String text(JsonNode json, String name) {
    JsonNode value = json.path(name);
    if (!value.isTextual()) throw refused("lacks the text '" + name + "'");
    return value.textValue();
  }

  private static void only(JsonNode json, Set<String> names) {
    json.fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name)) throw refused("has a member that no condition has");
            });
  }

  private static InvalidInput refused(String what) {
    return new InvalidInput("condition", "The condition " + what + "; see docs/problems.md.");
  }

  public static JsonNode write(Condition condition) {
    return condition.fold(new Writer());
  }

  private static final class Writer implements Condition.Cases<JsonNode> {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static ObjectNode field(String operator, String field) {
      return NODES.objectNode().put("type", "field").put("operator", operator).put("field", field);
    }

    private static JsonNode value(Literal literal) {
      if (literal instanceof Literal.Text text) return NODES.textNode(text.value());
      if (literal instanceof Literal.Numeric number) return NODES.numberNode(number.value());
      return NODES.booleanNode(((Literal.Flag) literal).value());
    }

    private JsonNode compound(String operator, List<Condition> parts) {
      ObjectNode json = NODES.objectNode().put("type", "compound").put("operator", operator);
      var list = json.putArray("value");
      for (Condition part : parts) list.add(part.fold(this));
      return json;
    }

    @Override
    public JsonNode compare(Condition.Compare compare) {
      return field(compare.operator().code(), compare.field()).set("value", value(compare.value()));
    }

    @Override
    public JsonNode in(Condition.In in) {
      ObjectNode json = field("in", in.field());
      var list = json.putArray("value");
      for (Literal literal : in.values()) list.add(value(literal));
      return json;
    }

    @Override
    public JsonNode isNull(Condition.IsNull isNull) {
      return field("isNull", isNull.field()).put("value", true);
    }

    /** To tell searches apart; {@link #read} refuses it. */
    @Override
    public JsonNode spelled(Condition.Spelled spelled) {
      String operator = spelled.manner().name().toLowerCase(Locale.ROOT);
      return field("spelled-" + operator, spelled.field()).put("value", spelled.text());
    }

    @Override
    public JsonNode and(Condition.And and) {
      return compound("and", and.parts());
    }

    @Override
    public JsonNode or(Condition.Or or) {
      return compound("or", or.parts());
    }

    @Override
    public JsonNode not(Condition.Not not) {
      return compound("not", List.of(not.part()));
    }
  }
}
