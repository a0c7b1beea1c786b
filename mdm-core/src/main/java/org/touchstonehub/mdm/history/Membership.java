package org.touchstonehub.mdm.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.golden.GoldenId;

/**
 * A time during which a source record belonged to a golden record.
 *
 * @param to the first instant after it; null as long as it lasts
 * @param closedBy null as long as it lasts
 */
public record Membership(
    SourceKey record,
    GoldenId golden,
    Instant from,
    @Nullable Instant to,
    Cause openedBy,
    @Nullable Cause closedBy) {}
