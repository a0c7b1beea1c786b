package org.touchstonehub.matching.run;

import java.util.UUID;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.mdm.database.Uuids;

/** Names a run; also the name of its link plan and the cause of its change events. */
public record RunId(UUID value) {
  /**
   * @throws InvalidInput if the text is not a UUID
   */
  public static RunId fromString(String text) {
    return Uuids.parse(text)
        .map(RunId::new)
        .orElseThrow(
            () ->
                new InvalidInput(
                    "batch-run", "A batch job is named by a UUID; take it from its Location."));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
