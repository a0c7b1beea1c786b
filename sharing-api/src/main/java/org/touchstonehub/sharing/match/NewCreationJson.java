package org.touchstonehub.sharing.match;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.matching.live.LiveSearch;
import org.touchstonehub.mdm.command.Order;
import org.touchstonehub.mdm.source.SourceRecords;
import org.touchstonehub.sharing.describe.DeclaredPerModel;

/** A record to be created unless it may be here already. */
@Schema(
    name = "NewCreation",
    description = "A record that is to be created unless it may be here already.")
public record NewCreationJson(
    @Schema(
            description = "The key that the system gives it.",
            minLength = 1,
            maxLength = SourceRecords.LONGEST_KEY,
            example = "C-17")
        String key,
    @Schema(description = "Values by attribute of the model; an absent one is missing.")
        @DeclaredPerModel(longest = SourceRecords.LONGEST_VALUE)
        Map<String, String> attributes,
    @Schema(
            description =
                "Golden ids of candidates that were looked at; where these are all, it is created"
                    + " all the same.",
            maxItems = LiveSearch.MOST)
        @Nullable List<UUID> despite,
    @Schema(
            description =
                "Why it is created all the same, for those who ask later; no values of persons.",
            maxLength = Order.LONGEST_REASON)
        @Nullable String reason) {}
