package org.touchstonehub.sharing.catalogue;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The active entity models of the caller's domains. */
@Schema(name = "ModelList", description = "The active entity models of your domains.")
public record ModelListJson(
    @Schema(description = "In the order of domains.") List<ModelJson> models) {}
