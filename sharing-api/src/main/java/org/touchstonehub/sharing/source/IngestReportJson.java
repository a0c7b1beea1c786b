package org.touchstonehub.sharing.source;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of a file. */
@Schema(name = "IngestReport", description = "What became of a file.")
public record IngestReportJson(
    @Schema(
            description = "Names this load.",
            example = "01980000-0000-7000-8000-000000000001",
            format = "uuid")
        String id,
    @Schema(description = "The file's name as given.", example = "customer-crm.csv") String name,
    @Schema(description = "When it was loaded.", format = "date-time") String recordedAt,
    @Schema(description = "Rows, good and bad.", example = "1000") long records,
    @Schema(description = "Rows that were new.", example = "900") long created,
    @Schema(description = "Rows that replaced an earlier version.", example = "50") long changed,
    @Schema(description = "Rows that the hub knew already.", example = "48") long unchanged,
    @Schema(description = "Rows that were left out.", example = "2") long rejected,
    @Schema(
            description = "How many of them can be read; beyond 10,000 they are counted only.",
            example = "2")
        long rejectsKept,
    @Schema(description = "The first of them.") List<RejectedRowJson> firstRejects,
    @Schema(description = "Columns that the model names and the file never has.")
        List<String> absentColumns,
    @Schema(description = "Columns of the file that no attribute takes, the first 100.")
        List<UntakenColumnJson> untakenColumns,
    @Schema(description = "Values in further columns that no attribute takes.", example = "0")
        long untakenMore) {}
