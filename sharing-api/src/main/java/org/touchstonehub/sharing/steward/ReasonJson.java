package org.touchstonehub.sharing.steward;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One part of why two records look alike. */
@Schema(name = "MatchReason", description = "One part of why two records look alike.")
public record ReasonJson(
    @Schema(description = "Attribute, or group of them.", example = "birth_date") String attribute,
    @Schema(description = "What was found, in words.", example = "one typing error") String finding,
    @Schema(
            description = "Match weight in bits (log2 of the likelihood ratio); above 0 is for.",
            example = "4.2")
        double weight) {}
