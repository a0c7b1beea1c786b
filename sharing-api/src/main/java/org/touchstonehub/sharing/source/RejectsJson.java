package org.touchstonehub.sharing.source;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Rows of a file that were left out. */
@Schema(name = "Rejects", description = "Rows of a file that were left out, in its order.")
public record RejectsJson(
    @Schema(description = "Rows from the asked place on.") List<RejectedRowJson> rejects,
    @Schema(description = "Give it back as 'cursor' for the next page; absent on the last.")
        @Nullable String next) {}
