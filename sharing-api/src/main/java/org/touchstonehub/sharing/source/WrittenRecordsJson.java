package org.touchstonehub.sharing.source;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of several records. */
@Schema(name = "WrittenRecords", description = "What became of several records.")
public record WrittenRecordsJson(
    @Schema(description = "One for each that was sent, in the same order.")
        List<WrittenRecordJson> records) {}
