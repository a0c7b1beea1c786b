package org.touchstonehub.sharing.source;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A source system. */
@Schema(name = "SourceSystem", description = "A system that records come from.")
public record SourceSystemJson(
    @Schema(description = "Its name.", example = "crm") String name,
    @Schema(description = "The entity model that its records follow.", example = "customer")
        String domain,
    @Schema(description = "In words.", example = "Customer relations, Europe") String description,
    @Schema(description = "When it was registered.", format = "date-time") String created,
    @Schema(description = "Changes with each change.", example = "1") int revision) {}
