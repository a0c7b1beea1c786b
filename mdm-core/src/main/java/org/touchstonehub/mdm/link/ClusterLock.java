package org.touchstonehub.mdm.link;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.golden.GoldenId;

/**
 * That a golden record keeps its source records, whatever matching says.
 *
 * @param by the steward who locked it
 * @param locked when
 * @param records that it keeps; those that were deleted since are none of it
 */
public record ClusterLock(
    UUID id, GoldenId golden, String by, String reason, Instant locked, Set<SourceKey> records) {
  public ClusterLock {
    records = Set.copyOf(records);
  }
}
