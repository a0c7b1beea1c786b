package org.touchstonehub.sharing.explanation;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.sharing.golden.SourceKeyJson;
import org.touchstonehub.sharing.match.DifferenceJson;

/** Why two records are together or are not. */
@Schema(name = "PairExplanation", description = "Why two source records are together, or why not.")
public record PairExplanationJson(
    @Schema(description = "The one record.") SourceKeyJson a,
    @Schema(description = "The other.") SourceKeyJson b,
    @Schema(
            description = "The golden id of 'a'.",
            example = "01980000-0000-7000-8000-000000000001",
            format = "uuid")
        String goldenOfA,
    @Schema(
            description = "The golden id of 'b'.",
            example = "01980000-0000-7000-8000-000000000002",
            format = "uuid")
        String goldenOfB,
    @Schema(
            description = "What became of the two, and by what.",
            enumeration = {
              "doubtful",
              "kept-apart-by-rule",
              "kept-apart-by-source",
              "kept-apart-by-steward",
              "locked",
              "not-compared",
              "not-matched-yet",
              "other-model",
              "together",
              "too-weak"
            },
            example = "together")
        String outcome,
    @Schema(
            description =
                "That these two are the same; absent where they were not matched, or are locked.",
            minimum = "0",
            maximum = "1",
            example = "0.97")
        @Nullable Double probability,
    @Schema(description = "Passes of blocking that brought them together to be compared.")
        List<String> passes,
    @Schema(description = "Rules of the model that speak about them.") List<RuleSaysJson> rules,
    @Schema(
            description =
                "The join that brought them together; or, where they are apart, how their clusters"
                    + " stand to each other. Absent where they were not matched, or are locked.")
        @Nullable JoiningJson joining,
    @Schema(description = "What speaks for and against it.") List<FindingJson> findings,
    @Schema(description = "By attribute, both values and where they differ.")
        List<DifferenceJson> differences) {}
