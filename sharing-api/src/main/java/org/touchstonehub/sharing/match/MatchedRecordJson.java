package org.touchstonehub.sharing.match;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.touchstonehub.sharing.golden.SourceKeyJson;
import org.touchstonehub.sharing.steward.ReasonJson;

/** A source record that looks like the one that was searched. */
@Schema(
    name = "MatchedRecord",
    description = "A source record that looks like the one that was searched.")
public record MatchedRecordJson(
    @Schema(description = "The source record.") SourceKeyJson source,
    @Schema(description = "That it is the same.", minimum = "0", maximum = "1", example = "0.97")
        double probability,
    @Schema(
            description = "What a match of the two alone would do.",
            enumeration = {"match", "possible-match", "no-match"},
            example = "match")
        String grade,
    @Schema(description = "Why, strongest first.") List<ReasonJson> reasons,
    @Schema(description = "By attribute, both values and where they differ.")
        List<DifferenceJson> differences) {}
