package org.touchstonehub.match.profile;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A draft of an entity model, with what a person should know of it.
 *
 * @param source the column that names the source, or null if there is one source
 * @param sources the most complete first
 * @param listsSources whether the model is to list them; then a row of another is a reject
 * @param leftOut columns that are not in the model, with the reason
 * @param notes what to look at first
 * @param lineup what sources call the columns
 */
record Draft(
    String name,
    String id,
    @Nullable String source,
    List<SourceEvidence> sources,
    boolean listsSources,
    List<DraftAttribute> attributes,
    Map<ReadColumn, String> leftOut,
    List<String> notes,
    Lineup lineup) {
  Draft {
    sources = List.copyOf(sources);
    attributes = List.copyOf(attributes);
    notes = List.copyOf(notes);
  }
}
