package org.touchstonehub.sharing.steward;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a decision did. */
@Schema(name = "StewardDecisionMade", description = "What a decision did; in force on answer.")
public record DecisionMadeJson(
    @Schema(
            description = "The decision's id.",
            example = "01980000-0000-7000-8000-000000000002",
            format = "uuid")
        String id,
    @Schema(
            description = "Whether they are the same.",
            enumeration = {"match", "no-match"},
            example = "match")
        String verdict,
    @Schema(
            description = "Whether it holds.",
            enumeration = {"standing", "suspended", "withdrawn"},
            example = "standing")
        String state,
    @Schema(description = "The golden records that hold the two records now.") List<UUID> golden,
    @Schema(description = "Earlier decisions that this one suspended.") List<UUID> suspended,
    @Schema(
            description =
                "Every golden record that it made: new, or back after it was retired. Made, changed"
                    + " and retired name also those of other records, which earlier decisions"
                    + " held.")
        List<UUID> made,
    @Schema(description = "Every golden record that it changed: other records or other values.")
        List<UUID> changed,
    @Schema(description = "Every golden record that it retired.") List<UUID> retired) {}
