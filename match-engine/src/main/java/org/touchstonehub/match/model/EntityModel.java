package org.touchstonehub.match.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a kind of master record is made of: read from YAML, validated, immutable. See {@code
 * docs/model.md}.
 *
 * @param name the domain, for example {@code customer}
 * @param idColumn the file column that holds the record's key
 * @param idColumnBySource that of sources that name it otherwise, by source; mostly empty
 * @param sourceColumn the file column that names the source system, or null if there is one source
 *     only
 * @param sources in order of trust; may be empty
 * @param rules what is certain of two records, the most important first; mostly empty
 * @param recordsOf persons or things, or null if types and records are to tell
 */
public record EntityModel(
    String name,
    String description,
    String idColumn,
    Map<String, String> idColumnBySource,
    @Nullable String sourceColumn,
    List<Source> sources,
    List<Attribute> attributes,
    List<Rule> rules,
    @Nullable RecordsOf recordsOf) {
  /** The most characters of a name, of a model or of an attribute. */
  public static final int LONGEST_NAME = 60;

  public EntityModel {
    idColumnBySource = Map.copyOf(idColumnBySource);
    sources = List.copyOf(sources);
    attributes = List.copyOf(attributes);
    rules = List.copyOf(rules);
  }

  /** A model that does not say what its records are of. */
  public EntityModel(
      String name,
      String description,
      String idColumn,
      @Nullable String sourceColumn,
      List<Source> sources,
      List<Attribute> attributes,
      List<Rule> rules) {
    this(name, description, idColumn, Map.of(), sourceColumn, sources, attributes, rules, null);
  }

  /** A model without rules. */
  public EntityModel(
      String name,
      String description,
      String idColumn,
      @Nullable String sourceColumn,
      List<Source> sources,
      List<Attribute> attributes) {
    this(name, description, idColumn, sourceColumn, sources, attributes, List.of());
  }

  /** The column that holds the key in files of a source. */
  public String idColumnOf(String source) {
    return idColumnBySource.getOrDefault(source, idColumn);
  }

  public Optional<Attribute> attribute(String attributeName) {
    return attributes.stream().filter(a -> a.name().equals(attributeName)).findFirst();
  }
}
