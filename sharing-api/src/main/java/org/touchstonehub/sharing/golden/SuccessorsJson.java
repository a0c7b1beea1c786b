package org.touchstonehub.sharing.golden;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a retired golden id went. */
@Schema(name = "Successors", description = "The golden records that a retired id went to.")
public record SuccessorsJson(
    @Schema(description = "The retired id.", format = "uuid") String id,
    @Schema(description = "Active ids, the one with most of its records first.")
        List<UUID> successors,
    @Schema(
            description =
                "The whole way: this id, then every id between that is retired too, in the order in"
                    + " which they were.")
        List<RetiredStepJson> chain) {}
