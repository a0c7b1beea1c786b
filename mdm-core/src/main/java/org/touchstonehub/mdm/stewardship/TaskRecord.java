package org.touchstonehub.mdm.stewardship;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.golden.GoldenContent;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.link.Corrections;

/**
 * A source record that a task is about.
 *
 * @param golden the golden record that it belongs to now, or null if to none
 * @param side 0 or 1: of a task about two sides, the one that it is on
 */
public record TaskRecord(SourceKey source, @Nullable GoldenId golden, int side) {
  /**
   * The source record that a task about a value names: the one that it comes from, and of an edit
   * one that a source sent.
   *
   * @param attribute that has a value
   */
  static SourceKey telling(GoldenContent content, String attribute) {
    SourceKey from = Objects.requireNonNull(content.values().get(attribute)).source();
    if (!Corrections.isOne(from)) return from;
    return content.members().stream()
        .filter(key -> !Corrections.isOne(key))
        .findFirst()
        .orElse(from);
  }
}
