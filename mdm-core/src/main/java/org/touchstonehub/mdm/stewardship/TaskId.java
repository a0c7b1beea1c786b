package org.touchstonehub.mdm.stewardship;

import java.util.UUID;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.mdm.database.Uuids;

/** Names a steward task. */
public record TaskId(UUID value) {
  /**
   * @throws InvalidInput if the text is not a UUID
   */
  public static TaskId fromString(String text) {
    return Uuids.parse(text)
        .map(TaskId::new)
        .orElseThrow(
            () ->
                new InvalidInput(
                    "steward-task",
                    "A task id is a UUID of 36 characters; this is something else."));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
