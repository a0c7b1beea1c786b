package org.touchstonehub.mdm.stewardship;

import java.util.UUID;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.mdm.database.Uuids;

/** Names a steward decision. */
public record DecisionId(UUID value) {
  /**
   * @throws InvalidInput if the text is not a UUID
   */
  public static DecisionId fromString(String text) {
    return Uuids.parse(text)
        .map(DecisionId::new)
        .orElseThrow(
            () ->
                new InvalidInput(
                    "steward-decision",
                    "A decision id is a UUID of 36 characters; this is something else."));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
