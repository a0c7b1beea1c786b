package org.touchstonehub.sharing.command;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.touchstonehub.mdm.command.Commands;
import org.touchstonehub.mdm.command.Order;

/** A merge. */
@Schema(name = "NewMerge", description = "Golden records that are the same thing as this one.")
public record NewMergeJson(
    @Schema(description = "The others.", minItems = 1, maxItems = Commands.MOST_PARTS - 1)
        List<SeenJson> with,
    @Schema(
            description = "Why, for those who ask later; no values of persons.",
            minLength = 1,
            maxLength = Order.LONGEST_REASON,
            example = "asked by telephone")
        String reason) {}
