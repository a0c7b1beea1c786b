package org.touchstonehub.sharing.command;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.mdm.command.Order;

/** The end of a pin. */
@Schema(name = "NewUnpin", description = "Which attribute is to be pinned no longer.")
public record NewUnpinJson(
    @Schema(
            description = "The attribute; all its pins end.",
            maxLength = EntityModel.LONGEST_NAME,
            example = "city")
        String attribute,
    @Schema(
            description = "Why, for those who ask later; no values of persons.",
            minLength = 1,
            maxLength = Order.LONGEST_REASON,
            example = "asked by telephone")
        String reason) {}
