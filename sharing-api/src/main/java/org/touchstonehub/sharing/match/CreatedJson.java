package org.touchstonehub.sharing.match;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a creation did, or would do. */
@Schema(name = "Creation", description = "What a creation did, or would do.")
public record CreatedJson(
    @Schema(description = "The command, which can be undone; absent in a preview.", format = "uuid")
        @Nullable String command,
    @Schema(description = "The version that the record has then.", example = "1") int version,
    @Schema(
            description =
                "The golden record that it belongs to then; absent in a preview that would make one.",
            format = "uuid")
        @Nullable String goldenId) {}
