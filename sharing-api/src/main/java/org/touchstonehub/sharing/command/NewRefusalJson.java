package org.touchstonehub.sharing.command;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.touchstonehub.mdm.stewardship.Stewardship;

/** Why a change is refused. */
@Schema(name = "NewRefusal", description = "Why a change that was asked for is refused.")
public record NewRefusalJson(
    @Schema(
            description = "For who asked; no values of persons.",
            minLength = 1,
            maxLength = Stewardship.LONGEST_COMMENT,
            example = "the branch says otherwise")
        String reason) {}
