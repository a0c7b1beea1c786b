package org.touchstonehub.sharing.steward;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An answer that another steward has to confirm. */
@Schema(name = "StewardProposal", description = "An answer that waits for another steward.")
public record ProposalJson(
    @Schema(
            description = "What was proposed.",
            enumeration = {"match", "no-match"},
            example = "match")
        String verdict,
    @Schema(description = "Who proposed it.", example = "anna") String steward,
    @Schema(description = "When.", format = "date-time") String at,
    @Schema(description = "Why.") String comment) {}
