package org.touchstonehub.sharing.catalogue;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What consumers of a product can count on. */
@Schema(name = "Objective", description = "What consumers of a product can count on.")
public record ObjectiveJson(
    @Schema(description = "Its name.", example = "freshness") String name,
    @Schema(description = "The target.", example = "24") String target,
    @Schema(description = "What the target counts.", example = "hours") String unit) {}
