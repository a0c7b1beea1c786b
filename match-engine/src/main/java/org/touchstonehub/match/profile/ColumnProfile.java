package org.touchstonehub.match.profile;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a report tells of a column.
 *
 * @param role what the draft does with it: a type, {@code key}, {@code source}, or {@link
 *     #LEFT_OUT}
 * @param why how that was found
 * @param fill share of rows with a value that is no placeholder
 * @param distinct different values
 * @param placeholders rows for each value that stands for none
 * @param frequent values that are on very many rows
 * @param commonest up to five values that stand on two rows or more, the most frequent first;
 *     masked where they may be personal, as the others are
 * @param examples up to three, masked where they may be personal
 */
public record ColumnProfile(
    String name,
    String role,
    String why,
    double fill,
    int distinct,
    Map<String, Integer> placeholders,
    List<FrequentValue> frequent,
    List<FrequentValue> commonest,
    List<String> examples) {
  /** The role of a column that the draft does not use. */
  public static final String LEFT_OUT = "left out";

  public ColumnProfile {
    placeholders = Collections.unmodifiableMap(new TreeMap<>(placeholders));
    frequent = List.copyOf(frequent);
    commonest = List.copyOf(commonest);
    examples = List.copyOf(examples);
  }
}
