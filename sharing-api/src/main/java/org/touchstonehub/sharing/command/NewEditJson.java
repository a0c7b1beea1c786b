package org.touchstonehub.sharing.command;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.mdm.command.Order;
import org.touchstonehub.mdm.source.SourceRecords;
import org.touchstonehub.sharing.describe.DeclaredPerModel;

/** An edit. */
@Schema(name = "NewEdit", description = "Values that a golden record is to have.")
public record NewEditJson(
    @Schema(description = "Values by attribute; null for one that is to have no value.")
        @DeclaredPerModel(longest = SourceRecords.LONGEST_VALUE)
        Map<String, @Nullable String> attributes,
    @Schema(
            description = "Why, for those who ask later; no values of persons.",
            minLength = 1,
            maxLength = Order.LONGEST_REASON,
            example = "asked by telephone")
        String reason) {}
