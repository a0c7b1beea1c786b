package org.touchstonehub.sharing.source;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.touchstonehub.mdm.command.Order;
import org.touchstonehub.mdm.source.SourceRecords;

/** A record that a steward takes away. */
@Schema(name = "NewDeletion", description = "A record that a steward takes away, and why.")
public record NewDeletionJson(
    @Schema(
            description = "The key that the system gave it.",
            minLength = 1,
            maxLength = SourceRecords.LONGEST_KEY,
            example = "C-17")
        String key,
    @Schema(
            description = "Why, for those who ask later; no values of persons.",
            minLength = 1,
            maxLength = Order.LONGEST_REASON,
            example = "sent in error")
        String reason) {}
