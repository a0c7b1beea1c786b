package org.touchstonehub.sharing.golden;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of golden records. */
@Schema(name = "GoldenRecordPage", description = "A page of golden records, in the order of ids.")
public record GoldenPageJson(
    List<GoldenRecordJson> records,
    @Schema(description = "Give it back as 'cursor' for the next page; absent on the last.")
        @Nullable String next) {}
