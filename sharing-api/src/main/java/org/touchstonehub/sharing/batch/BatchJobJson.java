package org.touchstonehub.sharing.batch;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A match-and-merge batch, and how far it is. */
@Schema(name = "BatchJob", description = "A match-and-merge batch, and how far it is.")
public record BatchJobJson(
    @Schema(
            description = "Its id.",
            example = "01980000-0000-7000-8000-000000000005",
            format = "uuid")
        String id,
    @Schema(description = "The entity model.", example = "customer") String domain,
    @Schema(
            description = "How far it is; given-up: it failed, and a later one took its place.",
            enumeration = {"requested", "running", "completed", "failed", "given-up"},
            example = "running")
        String state,
    @Schema(description = "Whether the weights are learnt anew.", example = "false")
        boolean retrain,
    @Schema(
            description = "Whether all records were to be matched again, though few have changed.",
            example = "false")
        boolean everything,
    @Schema(description = "Who asked for it.", example = "administrator") String requestedBy,
    @Schema(description = "When it was asked for.", format = "date-time") String requested,
    @Schema(description = "When it began.", format = "date-time") @Nullable String started,
    @Schema(description = "When it ended.", format = "date-time") @Nullable String ended,
    @Schema(description = "What it does now, in words.", example = "compare pairs") String stage,
    @Schema(description = "Of this stage, how much is done.", example = "4200") long done,
    @Schema(description = "Of this stage, how much there is; 0 where unknown.", example = "9000")
        long total,
    @Schema(description = "Source records of the domain that it went by.") @Nullable Long records,
    @Schema(
            description =
                "How many of them came, changed or went since they were matched, where those alone were"
                    + " matched; absent where all were.")
        @Nullable Long changes,
    @Schema(description = "Golden records of the domain when it ended.")
        @Nullable Long goldenRecords,
    @Schema(description = "Steward tasks that were open when it ended.") @Nullable Long openTasks,
    @Schema(description = "Pairs that should be matches, by the model's own reckoning.")
        @Nullable Double expectedMatches,
    @Schema(description = "Digest of the trained model that it used.")
        @Nullable String trainedModel,
    @Schema(description = "Which model that is, and why; absent until it is known.")
        @Nullable ModelUseJson model,
    @Schema(
            description =
                "That the records could not be matched well, and what would help; absent where the"
                    + " batch passed its own checks.")
        @Nullable String warning,
    @Schema(description = "Why it failed.") @Nullable String failure) {}
