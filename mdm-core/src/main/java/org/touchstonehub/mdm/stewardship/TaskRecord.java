package org.touchstonehub.mdm.stewardship;

import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.golden.GoldenId;

/**
 * A source record that a task is about.
 *
 * @param golden the golden record that it belongs to now, or null if to none
 * @param side 0 or 1: of a task about two sides, the one that it is on
 */
public record TaskRecord(SourceKey source, @Nullable GoldenId golden, int side) {}
