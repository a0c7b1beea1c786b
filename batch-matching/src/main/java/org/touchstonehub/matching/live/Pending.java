package org.touchstonehub.matching.live;

import org.touchstonehub.match.record.SourceKey;

/**
 * A record whose placement is missing or not of its current version: it came by file since.
 *
 * @param isGone whether it is placed but there no more
 */
public record Pending(SourceKey key, boolean isGone) {}
