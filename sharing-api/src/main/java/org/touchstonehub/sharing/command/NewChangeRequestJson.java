package org.touchstonehub.sharing.command;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.mdm.command.Commands;
import org.touchstonehub.mdm.source.SourceRecords;
import org.touchstonehub.mdm.stewardship.ChangeRequests;
import org.touchstonehub.sharing.describe.DeclaredPerModel;
import org.touchstonehub.sharing.golden.SourceKeyJson;

/** What somebody wants to be changed. */
@Schema(name = "NewChangeRequest", description = "A change of a golden record that is asked for.")
public record NewChangeRequestJson(
    @Schema(
            description = "What a steward is to do.",
            enumeration = {"merge", "split", "edit"},
            example = "edit")
        String command,
    @Schema(
            description = "The golden record.",
            example = "01980000-0000-7000-8000-000000000001",
            format = "uuid")
        String golden,
    @Schema(
            description = "Of a merge: the ids of the others.",
            minItems = 1,
            maxItems = Commands.MOST_PARTS - 1)
        @Nullable List<UUID> with,
    @Schema(
            description = "Of a split: each part is one thing.",
            minItems = 1,
            maxItems = Commands.MOST_PARTS)
        @Nullable List<List<SourceKeyJson>> parts,
    @Schema(description = "Of an edit: values by attribute; null for one that is to have none.")
        @DeclaredPerModel(longest = SourceRecords.LONGEST_VALUE)
        @Nullable Map<String, @Nullable String> attributes,
    @Schema(
            description = "Why, for the steward.",
            minLength = 1,
            maxLength = ChangeRequests.LONGEST_REASON,
            example = "the customer told us")
        String reason) {}
