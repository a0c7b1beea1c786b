package org.touchstonehub.sharing.steward;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of steward tasks. */
@Schema(name = "StewardTaskPage", description = "Open tasks, in the order that was asked for.")
public record TaskListJson(
    @Schema(description = "Open tasks.") List<TaskSummaryJson> tasks,
    @Schema(description = "How many are open in the asked domains.", example = "42") long open,
    @Schema(description = "Give it back as 'cursor' for the next page; absent on the last.")
        @Nullable String next) {}
