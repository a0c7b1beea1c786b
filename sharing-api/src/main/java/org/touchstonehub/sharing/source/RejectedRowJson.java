package org.touchstonehub.sharing.source;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A row of a file that was left out. */
@Schema(name = "RejectedRow", description = "A row of a file that was left out.")
public record RejectedRowJson(
    @Schema(description = "Line of the file, from 1.", example = "17") long line,
    @Schema(description = "Column within the line, from 1, where it is known.", example = "3")
        @Nullable Integer column,
    @Schema(description = "Why, without values of the row.") String reason) {}
