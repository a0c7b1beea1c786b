package org.touchstonehub.sharing.explanation;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.sharing.golden.SourceKeyJson;

/** Two groups of records that became one, or would. */
@Schema(
    name = "Joining",
    description = "Two groups of records that became one, or how near they are to it.")
public record JoiningJson(
    @Schema(
            description =
                "By what: a steward, a rule of the model, strong links only, or whatever is more"
                    + " likely than not.",
            enumeration = {"core", "growth", "rule", "steward"},
            example = "core")
        String stage,
    @Schema(description = "The rule in words; absent where it was none.") @Nullable String rule,
    @Schema(description = "The one group.") List<SourceKeyJson> first,
    @Schema(description = "The other group.") List<SourceKeyJson> second,
    @Schema(
            description = "That the two groups are the same, over all their pairs",
            minimum = "0",
            maximum = "1",
            example = "0.97")
        double probability) {}
