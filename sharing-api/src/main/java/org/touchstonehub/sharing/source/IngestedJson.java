package org.touchstonehub.sharing.source;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of a record that was sent. */
@Schema(name = "Ingested", description = "What became of a record that was sent.")
public record IngestedJson(
    @Schema(
            description = "What became of it; unchanged: the hub knew it already.",
            enumeration = {"created", "changed", "unchanged", "deleted"},
            example = "created")
        String outcome,
    @Schema(description = "The version that the hub has now; the ETag names it too.", example = "1")
        int version,
    @Schema(
            description =
                "The golden record that it belongs to, or belonged to until it was deleted; absent"
                    + " while it waits for its first batch.",
            format = "uuid")
        @Nullable String goldenId) {}
