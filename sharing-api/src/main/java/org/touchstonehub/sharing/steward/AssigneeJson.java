package org.touchstonehub.sharing.steward;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.touchstonehub.mdm.stewardship.TaskDesk;

/** Who is to have a task. */
@Schema(name = "StewardTaskAssignee", description = "Who is to have a task.")
public record AssigneeJson(
    @Schema(
            description = "The subject of their token.",
            minLength = 1,
            maxLength = TaskDesk.LONGEST_STEWARD,
            example = "anna")
        String steward) {}
