package org.touchstonehub.sharing.command;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.touchstonehub.mdm.command.Order;

/** A lock, or its end. */
@Schema(name = "NewLock", description = "Why a golden record is locked or unlocked.")
public record NewLockJson(
    @Schema(
            description = "Why, for those who ask later; no values of persons.",
            minLength = 1,
            maxLength = Order.LONGEST_REASON,
            example = "asked by telephone")
        String reason) {}
