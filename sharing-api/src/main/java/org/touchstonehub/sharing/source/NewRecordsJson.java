package org.touchstonehub.sharing.source;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.touchstonehub.mdm.source.SourceRecords;

/** Several records of one source system. */
@Schema(name = "NewRecords", description = "Several records of one source system.")
public record NewRecordsJson(
    @Schema(
            description = "1 to 500 records, each key once.",
            minItems = 1,
            maxItems = SourceRecords.MOST_CHANGES)
        List<NewRecordJson> records) {}
