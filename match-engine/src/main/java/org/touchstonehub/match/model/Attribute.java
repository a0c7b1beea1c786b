package org.touchstonehub.match.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.type.Classification;
import org.touchstonehub.match.type.SemanticType;
import org.touchstonehub.match.type.SurvivorshipRule;

/**
 * One attribute of an entity model.
 *
 * @param name as the model spells it; any text, also one that SQL would need to quote
 * @param columns the file columns that it is read from, at least one; several are joined as the
 *     type asks
 * @param columnsBySource the columns of sources that name them otherwise, by source; mostly empty
 * @param term the glossary term that it carries, or null (the reader warns)
 * @param corrections how long a steward's word holds against the source records
 * @param derivedFrom names of other attributes of the model that its value tells something of, as
 *     the model says or as type and name suggest; what derives from these in turn is found by
 *     {@link #originsAmong}
 */
public record Attribute(
    String name,
    SemanticType type,
    List<String> columns,
    Map<String, List<String>> columnsBySource,
    @Nullable String term,
    Classification classification,
    SurvivorshipRule survivorship,
    CorrectionRule corrections,
    List<String> derivedFrom) {
  public Attribute {
    columns = List.copyOf(columns);
    columnsBySource = Map.copyOf(columnsBySource);
    derivedFrom = List.copyOf(derivedFrom);
  }

  /** An attribute that tells nothing of others. */
  public Attribute(
      String name,
      SemanticType type,
      List<String> columns,
      @Nullable String term,
      Classification classification,
      SurvivorshipRule survivorship) {
    this(
        name,
        type,
        columns,
        Map.of(),
        term,
        classification,
        survivorship,
        CorrectionRule.HOLD,
        List.of());
  }

  /** The columns that it is read from in files of a source. */
  public List<String> columnsOf(String source) {
    return columnsBySource.getOrDefault(source, columns);
  }

  /** The same, read from other columns where a source names them otherwise. */
  Attribute readFrom(Map<String, List<String>> bySource) {
    return new Attribute(
        name,
        type,
        columns,
        bySource,
        term,
        classification,
        survivorship,
        corrections,
        derivedFrom);
  }

  /** The same, for which corrections hold this long. */
  public Attribute correctedBy(CorrectionRule rule) {
    return new Attribute(
        name,
        type,
        columns,
        columnsBySource,
        term,
        classification,
        survivorship,
        rule,
        derivedFrom);
  }

  /**
   * The names of all attributes that a value of this one tells something of: those that it derives
   * from, and those that these derive from in turn; never itself.
   *
   * @param attributes of the model
   */
  public List<String> originsAmong(List<Attribute> attributes) {
    if (derivedFrom.isEmpty()) return List.of();
    Map<String, Attribute> byName = new HashMap<>();
    for (Attribute attribute : attributes) byName.put(attribute.name(), attribute);
    Set<String> origins = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(derivedFrom);
    while (!open.isEmpty()) {
      String origin = open.pop();
      if (origin.equals(name) || !origins.add(origin)) continue;
      Attribute known = byName.get(origin);
      if (known != null) open.addAll(known.derivedFrom());
    }
    return List.copyOf(origins);
  }

  Attribute derivedFrom(List<String> origins) {
    return new Attribute(
        name,
        type,
        columns,
        columnsBySource,
        term,
        classification,
        survivorship,
        corrections,
        origins);
  }
}
