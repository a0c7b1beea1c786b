package org.touchstonehub.mdm.source;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.change.ChangeSet;

/**
 * A version of a source record that is to be written.
 *
 * @param number of the version, from 1
 * @param attributes by attribute name; null where the record is gone
 * @param since since when it is so; null for now
 */
public record NewVersion(
    SourceKey key, int number, @Nullable Map<String, String> attributes, @Nullable Instant since)
    implements ChangeSet.Input {
  Map<String, String> values() {
    return attributes == null ? Map.of() : attributes;
  }

  boolean isDeletion() {
    return attributes == null;
  }
}
