package org.touchstonehub.mdm.source;

import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.golden.GoldenId;

/**
 * What became of one record that was sent.
 *
 * @param version that the hub has now, from 1; 0 where it never had the record. Of a deleted record
 *     it is the version that says so
 * @param golden that the record belongs to, or belonged to until this deletion; null for none
 * @param reason in words where the outcome is {@link Outcome#INVALID} or {@link Outcome#STALE},
 *     else null
 */
public record Written(
    SourceKey key,
    Outcome outcome,
    int version,
    @Nullable GoldenId golden,
    @Nullable String reason) {

  /** The kinds of outcomes. */
  public enum Outcome {
    /** It was not there: never sent before, or deleted. */
    CREATED,
    CHANGED,
    /** It said what the hub knew already; nothing was written. */
    UNCHANGED,
    DELETED,
    /** It was to be deleted, and was not there. */
    ABSENT,
    /** Its precondition does not hold; nothing was written of it. */
    STALE,
    /** It cannot be taken as it is; nothing was written of it. */
    INVALID
  }
}
