package org.touchstonehub.sharing.command;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A steward task that a command opens or closes. */
@Schema(name = "TaskEffect", description = "A steward task that a command opens or closes.")
public record TaskEffectJson(
    @Schema(description = "Its id; absent where it is not asked yet.", format = "uuid")
        @Nullable String task,
    @Schema(
            description = "What becomes of it: answered or moot, or asked.",
            enumeration = {"closed", "opened"},
            example = "closed")
        String change) {}
