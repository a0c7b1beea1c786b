package org.touchstonehub.sharing.history;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.sharing.source.SourceRecordJson;

/** A version of a source record. */
@Schema(name = "SourceVersion", description = "A version of a source record.")
public record SourceVersionJson(
    @Schema(
            description =
                "As it was, as far as the decision shows it; without values where it was deleted.")
        SourceRecordJson record,
    @Schema(description = "Whether the system had dropped it.") boolean deleted,
    @Schema(
            description = "When it was no longer so; absent of the current one.",
            format = "date-time")
        @Nullable String until) {}
