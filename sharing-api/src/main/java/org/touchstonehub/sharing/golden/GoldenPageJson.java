package org.touchstonehub.sharing.golden;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of golden records. */
@Schema(
    name = "GoldenRecordPage",
    description = "A page of golden records, sorted as asked, else in the order of ids.")
public record GoldenPageJson(
    List<GoldenRecordJson> records,
    @Schema(
            description =
                "After the last record, where updated_since was given: ids that were retired since.")
        List<RetiredJson> retired,
    @Schema(description = "Give it back as 'cursor' for the next page; absent on the last.")
        @Nullable String next,
    @Schema(
            description =
                "Give it as updated_since later on for whatever this search does not show on all its"
                    + " pages; the same on each of them. Absent where there never was a record.",
            format = "date-time")
        @Nullable String updatedUntil) {}
