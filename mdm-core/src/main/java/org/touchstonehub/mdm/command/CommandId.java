package org.touchstonehub.mdm.command;

import java.util.UUID;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.mdm.database.Uuids;

/** Names a command that was carried out. */
public record CommandId(UUID value) {
  /**
   * @throws InvalidInput if the text is not a UUID
   */
  public static CommandId fromString(String text) {
    return Uuids.parse(text)
        .map(CommandId::new)
        .orElseThrow(
            () ->
                new InvalidInput(
                    "command", "A command id is a UUID of 36 characters; this is something else."));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
