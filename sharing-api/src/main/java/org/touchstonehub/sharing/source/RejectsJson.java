package org.touchstonehub.sharing.source;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Rows of a file that were left out. */
@Schema(name = "Rejects", description = "Rows of a file that were left out, in its order.")
public record RejectsJson(
    @Schema(description = "Rows from the asked place on.") List<RejectedRowJson> rejects) {}
