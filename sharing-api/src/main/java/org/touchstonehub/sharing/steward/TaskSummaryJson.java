package org.touchstonehub.sharing.steward;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A steward task in a list: nothing of the records. */
@Schema(name = "StewardTaskSummary", description = "A steward task in a list.")
public record TaskSummaryJson(
    @Schema(
            description = "Its id.",
            example = "01980000-0000-7000-8000-000000000001",
            format = "uuid")
        String id,
    @Schema(description = "The entity model of the records.", example = "customer") String domain,
    @Schema(
            description = "What it asks.",
            enumeration = {
              "possible-match",
              "contradiction",
              "suspicious-cluster",
              "shared-identifier",
              "changed-person",
              "quality-failure",
              "change-request"
            },
            example = "possible-match")
        String kind,
    @Schema(
            description = "How far it is.",
            enumeration = {"open", "proposed", "decided", "closed"},
            example = "open")
        String state,
    @Schema(description = "That both are the same thing, 0 to 1.", example = "0.62")
        double probability,
    @Schema(description = "When it was asked.", format = "date-time") String created,
    @Schema(
            description = "Source records that an answer is expected to concern.",
            minimum = "0",
            example = "3.1")
        double priority,
    @Schema(description = "When it should be answered.", format = "date-time") @Nullable String due,
    @Schema(description = "The steward who has it.", example = "anna") @Nullable String assignee,
    @Schema(description = "An answer that waits for another steward.")
        @Nullable ProposalJson proposal,
    @Schema(description = "Give it back to decide.", minimum = "0", example = "0") int revision) {}
