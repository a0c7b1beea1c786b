package org.touchstonehub.match.profile;

import java.util.List;
import java.util.Map;

/**
 * What a report tells of a column.
 *
 * @param role what the draft does with it: a type, {@code key}, {@code source}, or {@code left out}
 * @param why how that was found
 * @param fill share of rows with a value that is no placeholder
 * @param distinct different values
 * @param placeholders rows for each value that stands for none
 * @param frequent rows for each value that is on very many rows; masked where it may be personal
 * @param examples up to three, masked where they may be personal
 */
public record ColumnProfile(
    String name,
    String role,
    String why,
    double fill,
    int distinct,
    Map<String, Integer> placeholders,
    Map<String, Integer> frequent,
    List<String> examples) {}
