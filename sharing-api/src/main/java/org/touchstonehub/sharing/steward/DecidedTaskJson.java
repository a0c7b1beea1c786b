package org.touchstonehub.sharing.steward;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of one of several tasks. */
@Schema(name = "DecidedStewardTask", description = "What became of one of several tasks.")
public record DecidedTaskJson(
    @Schema(
            description = "The task.",
            example = "01980000-0000-7000-8000-000000000001",
            format = "uuid")
        String id,
    @Schema(
            description =
                "proposed: another steward has to confirm; answered: nothing about two records was"
                    + " decided; refused: see problem, nothing was changed.",
            enumeration = {"decided", "proposed", "answered", "previewed", "refused"},
            example = "decided")
        String outcome,
    @Schema(description = "What the decision did, or would do; absent where there is none.")
        @Nullable DecisionMadeJson decision,
    @Schema(description = "Why it was refused.", example = "steward-task-closed")
        @Nullable String problem,
    @Schema(description = "The same in words.") @Nullable String reason,
    @Schema(
            description = "The decision of the gate, as in the header of a single answer.",
            format = "uuid")
        @Nullable UUID released) {}
