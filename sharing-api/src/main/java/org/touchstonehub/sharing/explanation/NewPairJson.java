package org.touchstonehub.sharing.explanation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.touchstonehub.sharing.golden.SourceKeyJson;

/** Two records that somebody asks about. */
@Schema(name = "NewPair", description = "Two source records of one domain.")
public record NewPairJson(
    @Schema(description = "The one record.") SourceKeyJson a,
    @Schema(description = "The other.") SourceKeyJson b) {}
