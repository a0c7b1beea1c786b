package org.touchstonehub.sharing.steward;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of several tasks. */
@Schema(name = "DecidedStewardTasks", description = "What became of several tasks.")
public record DecidedTasksJson(
    @Schema(description = "In the order of the request.") List<DecidedTaskJson> tasks) {}
