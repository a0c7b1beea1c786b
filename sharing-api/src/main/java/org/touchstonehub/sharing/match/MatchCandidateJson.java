package org.touchstonehub.sharing.match;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.touchstonehub.sharing.golden.GoldenRecordJson;

/** A golden record that may be the one that was searched. */
@Schema(
    name = "MatchCandidate",
    description = "A golden record that may be the one that was searched.")
public record MatchCandidateJson(
    @Schema(description = "The golden record, as a read would show it.") GoldenRecordJson golden,
    @Schema(
            description = "That its most similar source record is the same.",
            minimum = "0",
            maximum = "1",
            example = "0.97")
        double probability,
    @Schema(
            description =
                "What a match of the two alone would do: put them together, ask a steward, or"
                    + " neither.",
            enumeration = {"match", "possible-match", "no-match"},
            example = "match")
        String grade,
    @Schema(description = "Its source records that look like it, the most probable first.")
        List<MatchedRecordJson> records) {}
