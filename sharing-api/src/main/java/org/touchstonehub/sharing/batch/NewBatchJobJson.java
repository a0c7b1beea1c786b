package org.touchstonehub.sharing.batch;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.model.EntityModel;

/** A match-and-merge batch that somebody asks for. */
@Schema(name = "NewBatchJob", description = "A match-and-merge batch that is asked for.")
public record NewBatchJobJson(
    @Schema(
            description = "The entity model whose records are matched.",
            maxLength = EntityModel.LONGEST_NAME,
            example = "customer")
        String domain,
    @Schema(
            description =
                "true: learn the weights anew first; absent or false: as they were learnt, the first"
                    + " time anew.")
        @Nullable Boolean retrain,
    @Schema(
            description =
                "true: match all records again; absent or false: where few have changed and the weights"
                    + " stay, those alone, with the same outcome.")
        @Nullable Boolean everything) {}
