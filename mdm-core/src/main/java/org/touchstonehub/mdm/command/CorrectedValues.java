package org.touchstonehub.mdm.command;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.mdm.golden.CodePoints;
import org.touchstonehub.mdm.source.SourceRecords;

/**
 * Values that a steward gives.
 *
 * @param given by attribute name
 * @param withheld attributes that are to have no value
 */
public record CorrectedValues(Map<String, String> given, Set<String> withheld) {
  public CorrectedValues {
    given = Map.copyOf(given);
    withheld = Set.copyOf(withheld);
  }

  /**
   * @param values by attribute name; null for one that is to have no value
   * @throws InvalidInput if there is none, an attribute is not in the model, or a value is blank,
   *     too long or cannot be kept
   */
  public static CorrectedValues of(EntityModel model, Map<String, @Nullable String> values) {
    if (values.isEmpty()) {
      throw new InvalidInput("edit", "Name at least one attribute and the value it is to have.");
    }
    Map<String, String> given = new TreeMap<>();
    Set<String> withheld = new TreeSet<>();
    values.forEach(
        (attribute, value) -> {
          if (model.attribute(attribute).isEmpty()) {
            throw new InvalidInput(
                "edit",
                "Model '%s' has no attribute '%s'; leave it out or add it to the model."
                    .formatted(model.name(), attribute));
          }
          if (value == null) withheld.add(attribute);
          else given.put(attribute, clean(attribute, value));
        });
    return new CorrectedValues(given, withheld);
  }

  private static String clean(String attribute, String value) {
    boolean isKept =
        CodePoints.storable(value) && CodePoints.count(value) <= SourceRecords.LONGEST_VALUE;
    if (!isKept || value.isBlank()) {
      throw new InvalidInput(
          "edit",
          "The value of '%s' is blank, longer than %d characters, or holds U+0000 or half a surrogate pair; give null where there is to be none."
              .formatted(attribute, SourceRecords.LONGEST_VALUE));
    }
    return value.strip();
  }

  /** The attributes that they are about, in the order of names. */
  Set<String> attributes() {
    Set<String> all = new TreeSet<>(given.keySet());
    all.addAll(withheld);
    return all;
  }
}
