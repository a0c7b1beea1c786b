package org.touchstonehub.match.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The form of an entity model: a tree of nodes to a model, or to everything wrong with it. */
final class ModelForm {
  private static final int MOST_ATTRIBUTES = 200;
  private static final List<String> KEYS =
      List.of(
          "model",
          "description",
          "records-of",
          "id",
          "id-in",
          "source",
          "sources",
          "attributes",
          "rules");
  private static final Map<String, RecordsOf> RECORDS_OF =
      AttributeForm.words(List.of(RecordsOf.values()), AttributeForm::yamlName);
  private static final List<String> SOURCE_KEYS = List.of("name", "duplicate-free");

  private final Faults faults;
  private final Scalars scalars;

  ModelForm(Faults faults) {
    this.faults = faults;
    this.scalars = new Scalars(faults);
  }

  /**
   * @throws InvalidModel with all faults
   */
  EntityModel read(Node root) {
    if (!(root instanceof MappingNode mapping)) {
      faults.add(root, "this is not an entity model", "begin with 'model: NAME' and 'attributes:'");
      throw faults.invalid();
    }
    Fields fields = new Fields(faults, mapping, "the model");
    fields.allowOnly(KEYS);
    String name = name(fields);
    String description = fields.text("description").map(ScalarNode::getValue).orElse("");
    String idColumn = column(fields, "id").orElse("id");
    String sourceColumn = column(fields, "source").orElse(null);
    List<Source> sources = sources(fields);
    Map<String, String> idColumnBySource = idColumnBySource(fields, sourceColumn, sources);
    List<Attribute> attributes = attributes(fields, sourceColumn != null, sources);
    List<Rule> rules = rules(fields, attributes);
    RecordsOf recordsOf = fields.oneOf("records-of", RECORDS_OF).orElse(null);
    if (!faults.isEmpty()) throw faults.invalid();
    return new EntityModel(
        name,
        description.strip(),
        idColumn,
        idColumnBySource,
        sourceColumn,
        sources,
        attributes,
        rules,
        recordsOf);
  }

  private String name(Fields fields) {
    if (!fields.has("model")) {
      faults.add(fields.node(), "the model has no name", "add 'model: NAME'");
    }
    ScalarNode scalar = fields.text("model").orElse(null);
    if (scalar == null) return "";
    String name = Names.composed(scalar.getValue());
    Names.faultOfModel(name)
        .ifPresent(
            fault -> faults.add(scalar, "the model's name " + fault, Names.REMEDY_FOR_MODELS));
    return name;
  }

  private Optional<String> column(Fields fields, String key) {
    return fields.text(key).map(scalar -> Names.column(faults, scalar));
  }

  private List<Source> sources(Fields fields) {
    Node node = fields.value("sources").orElse(null);
    if (node == null) return List.of();
    if (!(node instanceof SequenceNode list)) {
      faults.add(node, "'sources' is not a list", "write one '- name: NAME' per source");
      return List.of();
    }
    Map<String, Source> sources = new LinkedHashMap<>();
    for (Node item : list.getValue()) {
      Source source = source(item);
      if (source != null && sources.put(source.name(), source) != null) {
        String shown = Scalars.shown(source.name());
        faults.add(item, "source '%s' is listed twice".formatted(shown), "keep one");
      }
    }
    if (sources.size() > 1 && !fields.has("source")) {
      faults.add(
          node,
          "there are %d sources, but no column tells them apart".formatted(sources.size()),
          "add 'source: COLUMN'");
    }
    return List.copyOf(sources.values());
  }

  private @Nullable Source source(Node item) {
    if (!(item instanceof MappingNode mapping)) {
      return scalars
          .text(item, "an item of 'sources'")
          .map(scalar -> new Source(sourceName(scalar), false))
          .orElse(null);
    }
    Fields source = new Fields(faults, mapping, "the source");
    source.allowOnly(SOURCE_KEYS);
    if (!source.has("name")) faults.add(item, "the source has no name", "add 'name: NAME'");
    boolean duplicateFree = source.flag("duplicate-free");
    return source
        .text("name")
        .map(scalar -> new Source(sourceName(scalar), duplicateFree))
        .orElse(null);
  }

  private String sourceName(ScalarNode scalar) {
    String name = Names.composed(scalar.getValue());
    Names.faultOf(name)
        .ifPresent(fault -> faults.add(scalar, "the source's name " + fault, Names.REMEDY));
    return name;
  }

  private Map<String, String> idColumnBySource(
      Fields fields, @Nullable String sourceColumn, List<Source> sources) {
    Map<String, String> bySource = new LinkedHashMap<>();
    fields
        .bySource("id-in", sourceColumn != null, sources)
        .forEach(
            (source, texts) -> {
              bySource.put(source, Names.column(faults, texts.get(0)));
              if (texts.size() > 1) {
                faults.add(texts.get(1), "'id-in' names several columns", "name one for a source");
              }
            });
    return bySource;
  }

  private List<Attribute> attributes(Fields fields, boolean hasSources, List<Source> sources) {
    Node node = fields.value("attributes").orElse(null);
    if (node == null) {
      faults.add(fields.node(), "the model has no attributes", "add 'attributes:'");
      return List.of();
    }
    if (!(node instanceof MappingNode mapping)) {
      faults.add(node, "'attributes' is not a mapping", "write one 'NAME: TYPE' each");
      return List.of();
    }
    int count = mapping.getValue().size();
    if (count == 0) faults.add(node, "the model has no attributes", "write one 'NAME: TYPE' each");
    if (count > MOST_ATTRIBUTES) {
      faults.add(
          node, "there are %d attributes".formatted(count), "keep at most " + MOST_ATTRIBUTES);
      return List.of();
    }
    List<Attribute> attributes = new ArrayList<>();
    Map<String, List<ScalarNode>> derivedFrom = new LinkedHashMap<>();
    Map<String, Fields.Entry> entries = new Fields(faults, mapping, "the attributes").entries();
    entries.forEach(
        (name, entry) -> {
          AttributeForm form = new AttributeForm(faults, name, entry.key(), hasSources, sources);
          form.read(entry.value()).ifPresent(attributes::add);
          List<ScalarNode> origins = form.derivedFrom();
          if (origins != null) derivedFrom.put(name, origins);
        });
    return new Derivations(faults, entries.keySet(), attributes).apply(derivedFrom);
  }

  private List<Rule> rules(Fields fields, List<Attribute> attributes) {
    Node node = fields.value("rules").orElse(null);
    if (node == null) return List.of();
    Set<String> written = new LinkedHashSet<>();
    if (fields.value("attributes").orElse(null) instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode key) {
          written.add(Names.composed(key.getValue()));
        }
      }
    }
    return new RuleForm(faults, written, attributes).read(node);
  }
}
