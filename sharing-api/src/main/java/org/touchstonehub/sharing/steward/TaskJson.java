package org.touchstonehub.sharing.steward;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A steward task with what a steward needs to decide it. */
@Schema(name = "StewardTask", description = "A steward task with what is needed to decide it.")
public record TaskJson(
    @Schema(
            description = "Its id.",
            example = "01980000-0000-7000-8000-000000000001",
            format = "uuid")
        String id,
    @Schema(description = "The entity model of the records.", example = "customer") String domain,
    @Schema(description = "possible-match or contradiction.", example = "possible-match")
        String kind,
    @Schema(description = "open, decided or closed.", example = "open") String state,
    @Schema(description = "Why it was closed without a decision.") @Nullable String closedBecause,
    @Schema(description = "That both are the same thing, 0 to 1.", example = "0.62")
        double probability,
    @Schema(description = "Strongest first.") List<ReasonJson> reasons,
    @Schema(description = "The two records.") List<PreviewJson> records,
    @Schema(description = "When it was asked.", format = "date-time") String created,
    @Schema(description = "When it was decided or closed.", format = "date-time")
        @Nullable String closed,
    @Schema(description = "What was decided.") @Nullable String decision,
    @Schema(description = "Of a contradiction: the decision that holds.", format = "uuid")
        @Nullable String holding,
    @Schema(description = "Of a contradiction: the earlier ones that do not hold.")
        List<String> suspended) {}
