package org.touchstonehub.sharing.explanation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A lock on a golden record. */
@Schema(name = "Lock", description = "A lock on a golden record.")
public record LockJson(
    @Schema(description = "The steward who locked it.") String by,
    @Schema(description = "When.", format = "date-time") String at,
    @Schema(description = "Why, in the steward's words.") String reason) {}
