package org.touchstonehub.mdm.stewardship;

import java.time.Instant;
import java.util.UUID;

/**
 * What a steward wrote beside a task.
 *
 * @param text 1 to 2,000 characters
 */
public record TaskComment(UUID id, String author, Instant written, String text) {}
