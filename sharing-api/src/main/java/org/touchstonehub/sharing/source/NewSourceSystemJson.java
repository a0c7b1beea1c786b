package org.touchstonehub.sharing.source;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.mdm.source.SourceSystems;

/** What is told of a source system to register it. */
@Schema(name = "NewSourceSystem", description = "What is told of a source system to register it.")
public record NewSourceSystemJson(
    @Schema(
            description = "The entity model that its records follow.",
            maxLength = EntityModel.LONGEST_NAME,
            example = "customer")
        String domain,
    @Schema(
            description = "In words; may be left out.",
            maxLength = SourceSystems.LONGEST_DESCRIPTION,
            example = "Customer relations, Europe")
        @Nullable String description) {}
