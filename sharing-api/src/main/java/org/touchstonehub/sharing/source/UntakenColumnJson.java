package org.touchstonehub.sharing.source;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A column of a file that no attribute of the model takes. */
@Schema(
    name = "UntakenColumn",
    description = "A column of a file that no attribute of the model takes; it was left out.")
public record UntakenColumnJson(
    @Schema(description = "Its name, cut to 40 characters.", example = "fax") String name,
    @Schema(description = "Rows in which it holds something.", example = "812") long values) {}
