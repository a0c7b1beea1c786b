package org.touchstonehub.sharing.steward;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.mdm.stewardship.Stewardship;

/** One answer to several tasks. */
@Schema(name = "NewStewardDecisions", description = "One answer to several tasks.")
public record NewDecisionsJson(
    @Schema(
            description = "match: they are the same thing; no-match: they are not.",
            enumeration = {"match", "no-match"},
            example = "no-match")
        String verdict,
    @Schema(
            description = "Why, for those who ask later; no values of persons.",
            maxLength = Stewardship.LONGEST_COMMENT)
        @Nullable String comment,
    @Schema(description = "The tasks.", minItems = 1, maxItems = NewDecisionsJson.MOST)
        List<SeenTaskJson> tasks) {
  /** The most tasks of one request. */
  public static final int MOST = 100;
}
