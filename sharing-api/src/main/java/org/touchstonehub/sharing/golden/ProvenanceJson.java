package org.touchstonehub.sharing.golden;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a golden value comes from. */
@Schema(name = "Provenance", description = "Where a golden value comes from.")
public record ProvenanceJson(
    @Schema(description = "The source record that the value was taken from.") SourceKeyJson source,
    @Schema(
            description = "When that version of the source record was recorded.",
            format = "date-time")
        String recordedAt,
    @Schema(description = "The survivorship rule that chose it.", example = "most-trusted")
        String rule,
    @Schema(description = "How many source records hold the same value.", example = "2")
        int agreeing) {}
