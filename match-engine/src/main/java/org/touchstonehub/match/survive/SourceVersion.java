package org.touchstonehub.match.survive;

import java.time.Instant;
import java.util.Map;
import org.touchstonehub.match.record.SourceKey;

/**
 * One version of a source record, as survivorship sees it.
 *
 * @param values by attribute name; a missing value has no entry
 */
public record SourceVersion(SourceKey key, Instant recorded, Map<String, String> values) {
  public SourceVersion {
    values = Map.copyOf(values);
  }
}
