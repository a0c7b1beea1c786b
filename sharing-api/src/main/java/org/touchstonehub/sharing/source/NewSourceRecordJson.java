package org.touchstonehub.sharing.source;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.touchstonehub.mdm.source.SourceRecords;
import org.touchstonehub.sharing.describe.DeclaredPerModel;

/** A record as its source system has it now. */
@Schema(name = "NewSourceRecord", description = "A record as its source system has it now.")
public record NewSourceRecordJson(
    @Schema(description = "Values by attribute of the model; an absent one is missing.")
        @DeclaredPerModel(longest = SourceRecords.LONGEST_VALUE)
        Map<String, String> attributes) {}
