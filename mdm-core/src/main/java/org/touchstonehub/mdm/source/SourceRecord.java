package org.touchstonehub.mdm.source;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.record.SourceKey;

/**
 * One version of a source record.
 *
 * @param attributes by attribute name; empty where deleted
 * @param recordedTo when the next version took its place, or null for the current one
 */
public record SourceRecord(
    SourceKey key,
    int version,
    Map<String, String> attributes,
    boolean deleted,
    Instant recordedFrom,
    @Nullable Instant recordedTo) {
  public SourceRecord {
    attributes = Map.copyOf(attributes);
  }
}
