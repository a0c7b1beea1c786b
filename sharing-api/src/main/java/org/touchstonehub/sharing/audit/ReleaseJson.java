package org.touchstonehub.sharing.audit;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of a permitted request. */
@Schema(name = "Release", description = "What became of a permitted request.")
public record ReleaseJson(
    @Schema(description = "When it was added.", format = "date-time") String recordedAt,
    @Schema(
            description = "Whether data left.",
            enumeration = {"released", "withheld"},
            example = "released")
        String outcome,
    @Schema(description = "Records that left.", example = "1") int rows,
    @Schema(description = "Why it was withheld, or empty.") String reason) {}
