package org.touchstonehub.sharing.source;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of one of several records. */
@Schema(name = "WrittenRecord", description = "What became of one of several records.")
public record WrittenRecordJson(
    @Schema(description = "Its key.", example = "C-17") String key,
    @Schema(
            description =
                "What became of it. absent: to be deleted and not there; stale: its precondition"
                    + " does not hold; invalid: see reason. Of these three nothing was written.",
            enumeration = {
              "created",
              "changed",
              "unchanged",
              "deleted",
              "absent",
              "stale",
              "invalid"
            },
            example = "created")
        String outcome,
    @Schema(description = "The version that the hub has now; 0 for none.", example = "1")
        int version,
    @Schema(
            description = "For If-Match; absent where the hub has no such record.",
            example = "\"1\"")
        @Nullable String etag,
    @Schema(
            description =
                "The golden record that it belongs to, or belonged to until it was deleted.",
            format = "uuid")
        @Nullable String goldenId,
    @Schema(description = "Why it was not taken, without values.") @Nullable String reason) {}
