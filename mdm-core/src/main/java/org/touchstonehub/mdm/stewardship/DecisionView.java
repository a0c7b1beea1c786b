package org.touchstonehub.mdm.stewardship;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A steward's decision as callers see it.
 *
 * @param ended when it was suspended or withdrawn, or null while it stands
 * @param suspendedBy the later decision that contradicts it, or null
 * @param withdrawnBy who withdrew it, or null
 */
public record DecisionView(
    DecisionId id,
    String domain,
    Verdict verdict,
    RecordPair pair,
    StewardDecision.State state,
    Instant decided,
    String decidedBy,
    String comment,
    @Nullable Instant ended,
    @Nullable DecisionId suspendedBy,
    @Nullable String withdrawnBy) {}
