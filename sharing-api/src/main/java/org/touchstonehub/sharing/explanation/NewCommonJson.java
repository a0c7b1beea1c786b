package org.touchstonehub.sharing.explanation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.sharing.golden.SourceKeyJson;

/** A record that somebody asks about. */
@Schema(name = "NewInCommon", description = "A source record, and how many others are to be told.")
public record NewCommonJson(
    @Schema(description = "The record.") SourceKeyJson record,
    @Schema(
            description = "How many others at most; 20 unless told.",
            minimum = "1",
            maximum = "100",
            example = "20")
        @Nullable Integer limit) {}
