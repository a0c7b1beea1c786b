package org.touchstonehub.sharing.history;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.sharing.command.CommandJson;
import org.touchstonehub.sharing.golden.GoldenRecordJson;

/** A version of a golden record. */
@Schema(name = "GoldenVersion", description = "A version of a golden record.")
public record GoldenVersionJson(
    @Schema(description = "As it was, as far as the decision shows it.") GoldenRecordJson golden,
    @Schema(
            description = "When it was no longer so; absent of the current one.",
            format = "date-time")
        @Nullable String until,
    @Schema(description = "The command that wrote it; absent where a source or a batch did.")
        @Nullable CommandJson by) {}
