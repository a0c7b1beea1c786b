package org.touchstonehub.sharing.golden;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A retired id on the way to active ones. */
@Schema(name = "RetiredStep", description = "A retired id on the way to active ones.")
public record RetiredStepJson(
    @Schema(
            description = "The retired id.",
            format = "uuid",
            example = "01980000-0000-7000-8000-000000000001")
        String id,
    @Schema(description = "When it was retired.", format = "date-time") String retiredAt,
    @Schema(
            description =
                "Where its source records went then, most records first; none where they were"
                    + " deleted. They may be retired too, and are the next steps then.")
        List<UUID> successors) {}
