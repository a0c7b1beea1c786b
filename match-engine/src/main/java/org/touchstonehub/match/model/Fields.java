package org.touchstonehub.match.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The keys and values of one YAML mapping; tells of every fault that it meets. */
final class Fields {
  private final Faults faults;
  private final Scalars scalars;
  private final MappingNode mapping;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** A key and its value, where the file has them. */
  record Entry(ScalarNode key, Node value) {}

  /**
   * @param what what the mapping is, for messages: {@code the model}
   */
  Fields(Faults faults, MappingNode mapping, String what) {
    this.faults = faults;
    this.scalars = new Scalars(faults);
    this.mapping = mapping;
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        faults.add(tuple.getKeyNode(), "a key of " + what + " is not text", "write 'key: value'");
        continue;
      }
      String name = Names.composed(key.getValue());
      Entry before = entries.putIfAbsent(name, new Entry(key, tuple.getValueNode()));
      if (before != null) {
        int line = before.key().getStartMark().orElseThrow().getLine() + 1;
        faults.add(
            key,
            "'%s' is given twice in %s (first in line %d)"
                .formatted(Scalars.shown(key), what, line),
            "keep one");
      }
    }
  }

  Node node() {
    return mapping;
  }

  Map<String, Entry> entries() {
    return entries;
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  /** Tells of keys that are not known, with the known one that is nearest. */
  void allowOnly(List<String> known) {
    entries.forEach(
        (name, entry) -> {
          if (known.contains(name)) return;
          faults.add(
              entry.key(),
              "unknown key '%s'".formatted(Scalars.shown(entry.key())),
              Scalars.nearest(name, known)
                  .map("did you mean '%s'?"::formatted)
                  .orElse("known here are " + String.join(", ", known)));
        });
  }

  Optional<Node> value(String key) {
    return Optional.ofNullable(entries.get(key)).map(Entry::value);
  }

  /** The text under a key; empty if the key is absent, or its value is no text (told). */
  Optional<ScalarNode> text(String key) {
    return value(key).flatMap(node -> scalars.text(node, "'" + key + "'"));
  }

  /** The texts of a list under a key; one text alone counts as a list of one. */
  List<ScalarNode> texts(String key) {
    Node node = value(key).orElse(null);
    if (node == null) return List.of();
    if (!(node instanceof SequenceNode sequence)) return text(key).stream().toList();
    if (sequence.getValue().isEmpty()) {
      faults.add(node, "'" + key + "' is empty", "name one or more");
    }
    List<ScalarNode> texts = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      scalars.text(item, "an item of '" + key + "'").ifPresent(texts::add);
    }
    return texts;
  }

  /**
   * Texts by source under a key: {@code { shop: forename, till: [day, month, year] }}; empty if it
   * is absent. Tells of sources that the model does not have.
   *
   * @param hasSources whether a column of the model tells sources apart
   * @param sources those that the model lists; empty if any will do
   */
  Map<String, List<ScalarNode>> bySource(String key, boolean hasSources, List<Source> sources) {
    Node node = value(key).orElse(null);
    if (node == null) return Map.of();
    if (!(node instanceof MappingNode bySource)) {
      faults.add(node, "'" + key + "' does not name sources", "write { SOURCE: COLUMN }");
      return Map.of();
    }
    if (!hasSources) {
      faults.add(
          node, "'" + key + "' names sources, but the model has one", "add 'source: COLUMN'");
    }
    Fields fields = new Fields(faults, bySource, "'" + key + "'");
    Map<String, List<ScalarNode>> texts = new LinkedHashMap<>();
    fields.entries.forEach(
        (source, entry) -> {
          if (!sources.isEmpty() && sources.stream().noneMatch(s -> s.name().equals(source))) {
            faults.add(
                entry.key(),
                "source '%s' is not in 'sources'".formatted(Scalars.shown(entry.key())),
                "name one of " + String.join(", ", sources.stream().map(Source::name).toList()));
          }
          List<ScalarNode> named = fields.texts(source);
          if (!named.isEmpty()) texts.put(source, named);
        });
    return texts;
  }

  /** One of a closed set of words under a key; empty if absent or none of them (told). */
  <T> Optional<T> oneOf(String key, Map<String, T> choices) {
    return text(key).flatMap(scalar -> scalars.oneOf(scalar, key, choices));
  }

  /** True or false under a key; false if it is absent. */
  boolean flag(String key) {
    return text(key).flatMap(scalar -> scalars.flag(scalar, key)).orElse(false);
  }
}
