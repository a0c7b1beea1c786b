package org.touchstonehub.sharing.steward;

import java.util.List;
import java.util.UUID;
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
    @Schema(
            description = "Why it was closed without a decision.",
            enumeration = {"records-changed", "settled", "deleted"})
        @Nullable String closedBecause,
    @Schema(description = "That both are the same thing, 0 to 1.", example = "0.62")
        double probability,
    @Schema(description = "Strongest first.") List<ReasonJson> reasons,
    @Schema(description = "The records that it is about.") List<PreviewJson> records,
    @Schema(description = "When it was asked.", format = "date-time") String created,
    @Schema(description = "When it was decided or closed.", format = "date-time")
        @Nullable String closed,
    @Schema(description = "The decision that answered it.", format = "uuid")
        @Nullable String decision,
    @Schema(description = "Of a contradiction: the decision that holds.", format = "uuid")
        @Nullable String holding,
    @Schema(description = "Of a contradiction: the earlier ones that do not hold.")
        List<UUID> suspended,
    @Schema(
            description = "Source records that an answer is expected to concern.",
            minimum = "0",
            example = "3.1")
        double priority,
    @Schema(description = "When it should be answered.", format = "date-time") @Nullable String due,
    @Schema(description = "The steward who has it.", example = "anna") @Nullable String assignee,
    @Schema(description = "An answer that waits for another steward.")
        @Nullable ProposalJson proposal,
    @Schema(description = "Give it back to decide.", minimum = "0", example = "0") int revision,
    @Schema(
            description = "What was answered.",
            enumeration = {"match", "no-match", "accepted", "declined"})
        @Nullable String answer,
    @Schema(description = "Who answered.", example = "anna") @Nullable String answeredBy,
    @Schema(description = "What stewards wrote beside it, the earliest first.")
        List<CommentJson> comments,
    @Schema(
            description =
                "Of a change request: what is asked for; POST /change-requests/{id}/acceptance with"
                    + " preview=true shows what it would change.")
        @Nullable RequestedJson request) {}
