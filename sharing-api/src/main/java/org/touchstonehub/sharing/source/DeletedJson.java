package org.touchstonehub.sharing.source;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a steward's deletion did, or would do. */
@Schema(name = "Deletion", description = "What a steward's deletion did, or would do.")
public record DeletedJson(
    @Schema(description = "The command, which can be undone; absent in a preview.", format = "uuid")
        @Nullable String command,
    @Schema(description = "The version that says that it is gone.", example = "4") int version,
    @Schema(description = "Golden records that come of it anew, or again; none in a preview.")
        List<UUID> made,
    @Schema(description = "Golden records that change.") List<UUID> changed,
    @Schema(description = "Golden records that are retired.") List<UUID> retired) {}
