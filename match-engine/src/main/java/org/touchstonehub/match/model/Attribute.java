package org.touchstonehub.match.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One attribute of an entity model.
 *
 * @param name as the model spells it; any text, also one that SQL would need to quote
 * @param columns the file columns that it is read from, at least one; several are joined as the
 *     type asks
 * @param term the glossary term that it carries, or null (the reader warns)
 */
public record Attribute(
    String name,
    SemanticType type,
    List<String> columns,
    @Nullable String term,
    Classification classification,
    SurvivorshipRule survivorship) {
  public Attribute {
    columns = List.copyOf(columns);
  }
}
