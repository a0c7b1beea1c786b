package org.touchstonehub.sharing.match;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.matching.live.LiveSearch;
import org.touchstonehub.mdm.source.SourceRecords;
import org.touchstonehub.sharing.describe.DeclaredPerModel;

/** Who is searched. */
@Schema(name = "NewMatch", description = "Values of somebody that may be here.")
public record NewMatchJson(
    @Schema(
            description = "The entity model.",
            example = "customer",
            maxLength = EntityModel.LONGEST_NAME)
        String domain,
    @Schema(description = "Values by attribute of the model; an absent one is missing.")
        @DeclaredPerModel(longest = SourceRecords.LONGEST_VALUE)
        Map<String, String> attributes,
    @Schema(
            description = "The most golden records that are told; absent: 10.",
            implementation = int.class,
            minimum = "1",
            maximum = "" + LiveSearch.MOST)
        @Nullable Integer limit) {}
