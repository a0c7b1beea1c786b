package org.touchstonehub.sharing.command;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.mdm.command.Order;
import org.touchstonehub.mdm.source.SourceRecords;
import org.touchstonehub.sharing.describe.DeclaredPerModel;

/** A pin. */
@Schema(name = "NewPin", description = "Values that a golden record is to have until a date.")
public record NewPinJson(
    @Schema(description = "Values by attribute; null for one that is to have no value.")
        @DeclaredPerModel(longest = SourceRecords.LONGEST_VALUE)
        Map<String, @Nullable String> attributes,
    @Schema(
            description = "The end: from then on the pin says nothing.",
            format = "date-time",
            example = "2030-01-31T00:00:00Z")
        String until,
    @Schema(
            description = "Why, for those who ask later; no values of persons.",
            minLength = 1,
            maxLength = Order.LONGEST_REASON,
            example = "asked by telephone")
        String reason) {}
