package org.touchstonehub.sharing.audit;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The consent events of a source record. */
@Schema(name = "ConsentList", description = "The consent events of a source record.")
public record ConsentListJson(
    @Schema(description = "In the order in which they were recorded.")
        List<ConsentJson> consents) {}
