package org.touchstonehub.sharing.catalogue;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A source that a model knows of. */
@Schema(name = "ModelSource", description = "A source that a model knows of.")
public record SourceJson(
    @Schema(description = "Its name.", example = "crm") String name,
    @Schema(description = "Whether no two of its records are the same thing.", example = "false")
        boolean duplicateFree) {}
