package org.touchstonehub.sharing.command;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A change that was asked for, as its requester may know of it. */
@Schema(name = "ChangeRequest", description = "A change that was asked for.")
public record ChangeRequestJson(
    @Schema(
            description = "Its id: that of the task of the stewards.",
            example = "01980000-0000-7000-8000-000000000001",
            format = "uuid")
        String id,
    @Schema(
            description = "What became of it.",
            enumeration = {"open", "accepted", "declined", "closed"},
            example = "open")
        String state,
    @Schema(description = "Why it was declined.") @Nullable String reason) {}
