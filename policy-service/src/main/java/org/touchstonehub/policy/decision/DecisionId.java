package org.touchstonehub.policy.decision;

import java.util.UUID;
import org.touchstonehub.failure.InvalidInput;

/** The name of a logged decision: a UUIDv7, so later decisions have larger ids. */
public record DecisionId(UUID value) {
  /**
   * @throws InvalidInput if the text is not a UUID of 36 characters
   */
  public static DecisionId fromString(String text) {
    if (text.length() == 36) {
      try {
        return new DecisionId(UUID.fromString(text));
      } catch (IllegalArgumentException e) {
        // Told below.
      }
    }
    throw new InvalidInput(
        "decision-id", "A decision id is a UUID of 36 characters; this is something else.");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
