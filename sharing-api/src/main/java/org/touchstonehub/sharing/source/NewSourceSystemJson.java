package org.touchstonehub.sharing.source;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is told of a source system to register it. */
@Schema(name = "NewSourceSystem", description = "What is told of a source system to register it.")
public record NewSourceSystemJson(
    @Schema(description = "The entity model that its records follow.", example = "customer")
        String domain,
    @Schema(description = "In words; may be left out.", example = "Customer relations, Europe")
        @Nullable String description) {}
