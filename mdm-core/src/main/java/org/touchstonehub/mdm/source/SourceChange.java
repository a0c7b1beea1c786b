package org.touchstonehub.mdm.source;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.record.SourceKey;

/**
 * What a source system tells of one record.
 *
 * @param attributes as its system has it now, by attribute name of the model, or null where the
 *     system dropped it
 */
public record SourceChange(
    SourceKey key, @Nullable Map<String, String> attributes, Precondition precondition) {
  public boolean isDeletion() {
    return attributes == null;
  }
}
