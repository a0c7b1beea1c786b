package org.touchstonehub.sharing.command;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.touchstonehub.mdm.command.Order;

/** Second thoughts. */
@Schema(name = "NewUndo", description = "Why a command is undone.")
public record NewUndoJson(
    @Schema(
            description = "Why, for those who ask later; no values of persons.",
            minLength = 1,
            maxLength = Order.LONGEST_REASON,
            example = "asked by telephone")
        String reason) {}
