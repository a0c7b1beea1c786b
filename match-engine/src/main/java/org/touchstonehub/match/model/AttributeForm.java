package org.touchstonehub.match.model;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.touchstonehub.match.type.Classification;
import org.touchstonehub.match.type.SemanticType;
import org.touchstonehub.match.type.SurvivorshipRule;

/** The form of one attribute: {@code NAME: TYPE}, or {@code NAME: { type: TYPE, … }}. */
final class AttributeForm {
  private static final List<String> KEYS =
      List.of(
          "type",
          "column",
          "columns",
          "column-in",
          "term",
          "classification",
          "survivorship",
          "corrections",
          "derived-from");
  private static final Map<String, SemanticType> TYPES =
      words(SemanticType.values(), SemanticType::yamlName);
  private static final Map<String, Classification> CLASSIFICATIONS =
      words(List.of(Classification.values()), AttributeForm::yamlName);
  private static final Map<String, SurvivorshipRule> SURVIVORSHIP =
      words(SurvivorshipRule.ofModels(), AttributeForm::yamlName);
  private static final Map<String, CorrectionRule> CORRECTIONS =
      words(List.of(CorrectionRule.values()), AttributeForm::yamlName);

  private final Faults faults;
  private final String name;
  private final ScalarNode key;
  private final String what;
  private final boolean hasSources;
  private final List<Source> sources;
  private @Nullable List<ScalarNode> derivedFrom;

  /**
   * @param hasSources whether a column of the model tells sources apart
   * @param sources those that the model lists
   */
  AttributeForm(
      Faults faults, String name, ScalarNode key, boolean hasSources, List<Source> sources) {
    this.hasSources = hasSources;
    this.sources = List.copyOf(sources);
    this.faults = faults;
    this.name = name;
    this.key = key;
    this.what = "attribute '%s'".formatted(Scalars.shown(key));
  }

  /** The attribute, or empty if it has no type; faults are told. */
  Optional<Attribute> read(Node value) {
    Names.faultOf(name)
        .ifPresent(fault -> faults.add(key, what + ": the name " + fault, Names.REMEDY));
    return value instanceof MappingNode mapping ? longForm(mapping) : shortForm(value);
  }

  /** What {@code derived-from} names, perhaps nothing; null where the file does not say. */
  @Nullable List<ScalarNode> derivedFrom() {
    return derivedFrom;
  }

  private Optional<Attribute> shortForm(Node value) {
    warnOfNoTerm();
    Scalars scalars = new Scalars(faults);
    return scalars
        .text(value, what)
        .flatMap(scalar -> scalars.oneOf(scalar, "type", TYPES))
        .map(
            type ->
                new Attribute(
                    name,
                    type,
                    List.of(name),
                    null,
                    type.defaultClassification(),
                    type.defaultSurvivorship()));
  }

  private Optional<Attribute> longForm(MappingNode mapping) {
    Fields fields = new Fields(faults, mapping, what);
    fields.allowOnly(KEYS);
    if (!fields.has("type")) {
      String known = String.join(", ", TYPES.keySet());
      faults.add(key, what + " has no type", "add 'type: TYPE'; known are " + known);
    }
    if (!fields.has("term")) warnOfNoTerm();
    SemanticType type = fields.oneOf("type", TYPES).orElse(null);
    List<String> columns = columns(fields);
    String term = fields.text("term").map(ScalarNode::getValue).map(String::strip).orElse(null);
    var classification = fields.oneOf("classification", CLASSIFICATIONS);
    var survivorship = fields.oneOf("survivorship", SURVIVORSHIP);
    var corrections = fields.oneOf("corrections", CORRECTIONS);
    if (fields.has("derived-from")) derivedFrom = origins(fields);
    if (type == null || columns.isEmpty()) return Optional.empty();
    checkCount(type, columns, fields.value("columns").orElse(key));
    Map<String, List<String>> bySource = new LinkedHashMap<>();
    fields
        .bySource("column-in", hasSources, sources)
        .forEach(
            (source, given) -> {
              List<String> named = distinct(given);
              checkCount(type, named, given.get(0));
              bySource.put(source, named);
            });
    return Optional.of(
        new Attribute(
                name,
                type,
                columns,
                term,
                classification.orElse(type.defaultClassification()),
                survivorship.orElse(type.defaultSurvivorship()))
            .readFrom(bySource)
            .correctedBy(corrections.orElse(CorrectionRule.HOLD)));
  }

  private void checkCount(SemanticType type, List<String> columns, Node at) {
    if (type.columnForm().allows(columns.size())) return;
    faults.add(
        at,
        "%s has %d columns".formatted(what, columns.size()),
        "type %s takes %s".formatted(type.yamlName(), type.columnForm().words()));
  }

  private List<String> columns(Fields fields) {
    if (!fields.has("column") && !fields.has("columns")) return List.of(name);
    if (fields.has("column") && fields.has("columns")) {
      faults.add(key, what + " has both 'column' and 'columns'", "keep one");
    }
    if (fields.value("column").orElse(null) instanceof SequenceNode list) {
      faults.add(list, "'column' is a list", "write 'columns: [A, B]' for several");
      return List.of();
    }
    List<ScalarNode> given = new ArrayList<>(fields.texts("column"));
    given.addAll(fields.texts("columns"));
    return distinct(given);
  }

  /** Names of columns; tells of those that are named twice. */
  private List<String> distinct(List<ScalarNode> given) {
    Set<String> columns = new LinkedHashSet<>();
    for (ScalarNode scalar : given) {
      if (!columns.add(Names.column(faults, scalar))) {
        String twice = "%s names column '%s' twice".formatted(what, Scalars.shown(scalar));
        faults.add(scalar, twice, "keep one");
      }
    }
    return List.copyOf(columns);
  }

  /** An empty list is an answer: it derives from nothing. */
  private static List<ScalarNode> origins(Fields fields) {
    boolean none =
        fields.value("derived-from").orElse(null) instanceof SequenceNode list
            && list.getValue().isEmpty();
    return none ? List.of() : fields.texts("derived-from");
  }

  private void warnOfNoTerm() {
    faults.warn(key, what + " names no glossary term", "add 'term: TERM'");
  }

  static String yamlName(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Values by their words, in their order. */
  static <T> Map<String, T> words(List<T> values, Function<T, String> word) {
    return values.stream().collect(toMap(word, identity(), (a, b) -> a, LinkedHashMap::new));
  }
}
