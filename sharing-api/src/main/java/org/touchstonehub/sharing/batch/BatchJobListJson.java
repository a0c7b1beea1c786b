package org.touchstonehub.sharing.batch;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Recent batches. */
@Schema(name = "BatchJobList", description = "Recent batches of your domains, the newest first.")
public record BatchJobListJson(
    @Schema(description = "The newest first.") List<BatchJobJson> jobs,
    @Schema(description = "Give it back as 'cursor' for the next page; absent on the last.")
        @Nullable String next) {}
