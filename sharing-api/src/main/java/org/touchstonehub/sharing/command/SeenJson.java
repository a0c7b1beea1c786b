package org.touchstonehub.sharing.command;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.touchstonehub.mdm.command.Seen;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.sharing.problem.Refused;

/** Another golden record of a command, as its sender saw it. */
@Schema(name = "SeenGoldenRecord", description = "A golden record as the steward saw it.")
public record SeenJson(
    @Schema(
            description = "Its golden id.",
            example = "01980000-0000-7000-8000-000000000001",
            format = "uuid")
        String id,
    @Schema(description = "The version that was read.", minimum = "1", example = "3") int version) {
  /**
   * @throws Refused 400 without an id
   */
  static Seen seen(@org.jspecify.annotations.Nullable SeenJson sent) {
    if (sent == null || sent.id() == null) {
      throw new Refused(
          400, "golden-record-version", "Name each other golden record by its id and version.");
    }
    return new Seen(GoldenId.fromString(sent.id()), sent.version());
  }
}
