package org.touchstonehub.sharing.steward;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A task as its steward saw it. */
@Schema(name = "SeenStewardTask", description = "A task as the steward saw it.")
public record SeenTaskJson(
    @Schema(
            description = "Its id.",
            example = "01980000-0000-7000-8000-000000000001",
            format = "uuid")
        String id,
    @Schema(description = "The revision that was read.", minimum = "0", example = "0")
        int revision) {
  static boolean isWhole(@Nullable SeenTaskJson task) {
    return task != null && task.id() != null && task.revision() >= 0;
  }
}
