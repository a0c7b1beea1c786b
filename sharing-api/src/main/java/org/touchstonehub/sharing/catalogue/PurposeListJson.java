package org.touchstonehub.sharing.catalogue;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The purposes that there are. */
@Schema(name = "PurposeList", description = "The purposes that there are.")
public record PurposeListJson(
    @Schema(description = "In the order of codes.") List<PurposeJson> purposes) {}
