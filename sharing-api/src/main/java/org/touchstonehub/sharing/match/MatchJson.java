package org.touchstonehub.sharing.match;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who may be the one that was searched. */
@Schema(name = "Match", description = "Golden records that may be the one that was searched.")
public record MatchJson(
    @Schema(description = "The best first; empty where nobody looks like it.")
        List<MatchCandidateJson> candidates,
    @Schema(
            description =
                "Attributes that were sent and not compared, since the decision does not show them"
                    + " in full.")
        List<String> notCompared) {}
