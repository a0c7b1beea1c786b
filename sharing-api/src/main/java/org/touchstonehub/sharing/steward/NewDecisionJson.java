package org.touchstonehub.sharing.steward;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.mdm.stewardship.Stewardship;

/** What a steward says of two records, or of one. */
@Schema(name = "NewStewardDecision", description = "What a steward says of what a task asks.")
public record NewDecisionJson(
    @Schema(
            description =
                "match: they are the same thing, or the value is right as it is; no-match: they are"
                    + " not. That a value is wrong is said by an edit.",
            enumeration = {"match", "no-match"},
            example = "match")
        String verdict,
    @Schema(
            description = "Why, for those who ask later; no values of persons.",
            maxLength = Stewardship.LONGEST_COMMENT)
        @Nullable String comment) {}
