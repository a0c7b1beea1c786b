package org.touchstonehub.sharing.history;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A time during which a golden id was retired. */
@Schema(name = "Retirement", description = "A time during which a golden id was retired.")
public record RetirementJson(
    @Schema(description = "Since when.", format = "date-time") String retiredAt,
    @Schema(description = "By what.") CauseJson retiredBy,
    @Schema(
            description = "When it came back; absent as long as it is retired.",
            format = "date-time")
        @Nullable String revivedAt,
    @Schema(description = "By what; absent as long as it is retired.")
        @Nullable CauseJson revivedBy,
    @Schema(description = "Where its records had gone then, most records first.")
        List<UUID> successors) {}
