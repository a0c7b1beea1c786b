package org.touchstonehub.sharing.steward;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.mdm.stewardship.Stewardship;

/** What a steward says of two records. */
@Schema(name = "NewStewardDecision", description = "What a steward says of the two records.")
public record NewDecisionJson(
    @Schema(
            description = "match: they are the same thing; no-match: they are not.",
            enumeration = {"match", "no-match"},
            example = "match")
        String verdict,
    @Schema(
            description = "Why, for those who ask later; no values of persons.",
            maxLength = Stewardship.LONGEST_COMMENT)
        @Nullable String comment) {}
