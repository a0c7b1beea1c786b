package org.touchstonehub.match.model;

import static org.touchstonehub.match.model.Rule.Kind.APART_IF_DIFFERENT;
import static org.touchstonehub.match.model.Rule.Kind.TOGETHER_IF_EQUAL;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.touchstonehub.match.type.SemanticType;
import org.touchstonehub.match.type.Trait;

/** The form of the rules: {@code - together-if-equal: [A, B]}, {@code - apart-if-different: C}. */
final class RuleForm {
  private static final int MOST_RULES = 50;
  private static final String BECAUSE = "because";
  private static final String REMEDY =
      "write one '- together-if-equal: [A, B]' or '- apart-if-different: [A]' per rule";
  private static final List<String> KEYS =
      List.of(TOGETHER_IF_EQUAL.yamlName(), APART_IF_DIFFERENT.yamlName(), BECAUSE);

  private final Faults faults;
  private final Set<String> written;
  private final Map<String, Integer> positions = new LinkedHashMap<>();
  private final List<Attribute> attributes;

  /** What a rule says, without its reason, and where it stood first. */
  private final Map<List<Object>, Integer> lines = new HashMap<>();

  /**
   * @param written names of all attributes of the file, also of those that have faults
   */
  RuleForm(Faults faults, Set<String> written, List<Attribute> attributes) {
    this.faults = faults;
    this.written = written;
    this.attributes = attributes;
    for (Attribute attribute : attributes) positions.put(attribute.name(), positions.size());
  }

  List<Rule> read(Node node) {
    if (!(node instanceof SequenceNode list)) {
      faults.add(node, "'rules' is not a list", REMEDY);
      return List.of();
    }
    if (list.getValue().size() > MOST_RULES) {
      String many = "there are %d rules".formatted(list.getValue().size());
      faults.add(node, many, "keep at most " + MOST_RULES);
      return List.of();
    }
    List<Rule> rules = new ArrayList<>();
    for (Node item : list.getValue()) {
      Rule rule = rule(item);
      if (rule == null) continue;
      rules.add(rule);
      int line = item.getStartMark().orElseThrow().getLine() + 1;
      List<Object> said = List.of(rule.kind(), new TreeSet<>(rule.attributes()));
      Integer before = lines.putIfAbsent(said, line);
      if (before != null) {
        faults.add(
            item, "this rule is given twice (first in line %d)".formatted(before), "keep one");
      }
    }
    return rules;
  }

  private @Nullable Rule rule(Node item) {
    if (!(item instanceof MappingNode mapping)) {
      faults.add(item, "a rule is no mapping", REMEDY);
      return null;
    }
    Fields fields = new Fields(faults, mapping, "the rule");
    fields.allowOnly(KEYS);
    List<Rule.Kind> kinds =
        Arrays.stream(Rule.Kind.values()).filter(kind -> fields.has(kind.yamlName())).toList();
    if (kinds.isEmpty() && !KEYS.containsAll(fields.entries().keySet())) return null; // told
    if (kinds.size() != 1) {
      faults.add(item, "a rule says " + (kinds.isEmpty() ? "nothing" : "two things"), REMEDY);
      return null;
    }
    Rule.Kind kind = kinds.get(0);
    List<ScalarNode> names = fields.texts(kind.yamlName());
    List<Integer> positions = attributes(kind, names);
    if (kind == TOGETHER_IF_EQUAL && positions.size() == names.size()) refuseFew(item, positions);
    String because = fields.text(BECAUSE).flatMap(this::because).orElse(null);
    return positions.isEmpty() ? null : new Rule(kind, positions, because);
  }

  private List<Integer> attributes(Rule.Kind kind, List<ScalarNode> names) {
    List<Integer> found = new ArrayList<>();
    Set<String> before = new TreeSet<>();
    for (ScalarNode scalar : names) {
      String name = Names.composed(scalar.getValue());
      String shown = Scalars.shown(scalar);
      if (!before.add(name)) {
        faults.add(scalar, "the rule names attribute '%s' twice".formatted(shown), "keep one");
      } else if (!written.contains(name)) {
        String remedy =
            Scalars.nearest(name, written)
                .map("did you mean '%s'?"::formatted)
                .orElse("name one of " + String.join(", ", written));
        faults.add(scalar, "there is no attribute '%s' for the rule".formatted(shown), remedy);
      } else if (positions.containsKey(name)) {
        int position = positions.get(name);
        faultOf(kind, attributes.get(position).type())
            .ifPresent(
                fault ->
                    faults.add(
                        scalar,
                        "attribute '%s' is of type %s, %s"
                            .formatted(shown, attributes.get(position).type().yamlName(), fault),
                        "take it out of the rule; see docs/model.md"));
        found.add(position);
      }
    }
    return found;
  }

  private static Optional<String> faultOf(Rule.Kind kind, SemanticType type) {
    return switch (kind) {
      case TOGETHER_IF_EQUAL ->
          type.has(Trait.NEVER_EQUAL)
              ? Optional.of("whose values are equal by chance only")
              : Optional.empty();
      case APART_IF_DIFFERENT ->
          type.tellsClearlyDifferent()
              ? Optional.empty()
              : Optional.of("which is written in too many ways to tell that two clearly differ");
    };
  }

  /** Such a rule would make one thing of all records of a country. */
  private void refuseFew(Node item, List<Integer> positions) {
    boolean few =
        !positions.isEmpty()
            && positions.stream().allMatch(a -> attributes.get(a).type().has(Trait.FEW_VALUES));
    if (!few) return;
    faults.add(
        item,
        "very many records are equal in all attributes of this rule",
        "add an attribute that identifies, such as a tax-id");
  }

  private Optional<String> because(ScalarNode scalar) {
    String because = scalar.getValue().strip();
    Names.faultOfColumn(because)
        .ifPresent(
            fault ->
                faults.add(
                    scalar,
                    "the text of '" + BECAUSE + "' " + fault,
                    "write one short line, at most 200 characters"));
    return Optional.of(because);
  }
}
