package org.touchstonehub.sharing.golden;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A golden id that holds no record any more. */
@Schema(name = "RetiredGoldenRecord", description = "A golden id that holds no record any more.")
public record RetiredJson(
    @Schema(
            description = "The id that was retired.",
            format = "uuid",
            example = "01980000-0000-7000-8000-000000000001")
        String id,
    @Schema(description = "When.", format = "date-time") String retiredAt,
    @Schema(
            description =
                "Where its source records are now, as far as the caller may see them; none where they"
                    + " were deleted.")
        List<UUID> successors) {}
