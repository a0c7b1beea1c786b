package org.touchstonehub.mdm.stewardship;

import org.jspecify.annotations.Nullable;

/**
 * What became of an answer to a task.
 *
 * @param made what was decided; null where nothing was, or not yet
 * @param proposed what waits for a second steward; null where nothing does
 */
public record TaskOutcome(@Nullable DecisionMade made, @Nullable TaskProposal proposed) {}
