package org.touchstonehub.sharing.command;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.touchstonehub.mdm.command.Order;

/** A merge taken apart. */
@Schema(name = "NewUnmerge", description = "What is to be taken out of this golden record.")
public record NewUnmergeJson(
    @Schema(
            description =
                "A retired golden id whose source records came to this one: they get it back.",
            example = "01980000-0000-7000-8000-000000000001",
            format = "uuid")
        String retired,
    @Schema(
            description = "Why, for those who ask later; no values of persons.",
            minLength = 1,
            maxLength = Order.LONGEST_REASON,
            example = "asked by telephone")
        String reason) {}
