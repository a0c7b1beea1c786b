package org.touchstonehub.sharing.command;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.touchstonehub.mdm.command.Commands;
import org.touchstonehub.mdm.command.Order;
import org.touchstonehub.sharing.golden.SourceKeyJson;

/** A split. */
@Schema(name = "NewSplit", description = "How the source records of this one are to be parted.")
public record NewSplitJson(
    @Schema(
            description =
                "Each part is one thing, and no two are the same. Records that no part names stay"
                    + " together as one more part.",
            minItems = 1,
            maxItems = Commands.MOST_PARTS)
        List<List<SourceKeyJson>> parts,
    @Schema(
            description = "Why, for those who ask later; no values of persons.",
            minLength = 1,
            maxLength = Order.LONGEST_REASON,
            example = "asked by telephone")
        String reason) {}
