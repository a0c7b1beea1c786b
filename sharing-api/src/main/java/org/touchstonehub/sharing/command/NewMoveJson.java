package org.touchstonehub.sharing.command;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.touchstonehub.mdm.command.Order;
import org.touchstonehub.sharing.golden.SourceKeyJson;

/** Source records that belong to another golden record. */
@Schema(name = "NewMove", description = "Which source records belong to which other golden record.")
public record NewMoveJson(
    @Schema(description = "Source records of this golden record, not all of them.", minItems = 1)
        List<SourceKeyJson> records,
    @Schema(description = "Where they belong.") SeenJson to,
    @Schema(
            description = "Why, for those who ask later; no values of persons.",
            minLength = 1,
            maxLength = Order.LONGEST_REASON,
            example = "asked by telephone")
        String reason) {}
