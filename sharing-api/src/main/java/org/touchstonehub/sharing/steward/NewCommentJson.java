package org.touchstonehub.sharing.steward;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.touchstonehub.mdm.stewardship.Stewardship;

/** Something to be written beside a task. */
@Schema(name = "NewStewardComment", description = "Something to be written beside a task.")
public record NewCommentJson(
    @Schema(
            description = "No values of persons.",
            minLength = 1,
            maxLength = Stewardship.LONGEST_COMMENT,
            example = "I have asked the branch.")
        String text) {}
