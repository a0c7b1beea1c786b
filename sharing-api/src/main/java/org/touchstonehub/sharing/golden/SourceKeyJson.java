package org.touchstonehub.sharing.golden;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.touchstonehub.mdm.source.SourceRecords;
import org.touchstonehub.mdm.source.SourceSystems;

/** How a source system calls a record. */
@Schema(name = "SourceKey", description = "How a source system calls a record.")
public record SourceKeyJson(
    @Schema(
            description = "Name of the source system.",
            minLength = 1,
            maxLength = SourceSystems.LONGEST_NAME,
            example = "crm")
        String system,
    @Schema(
            description = "The key that the system gave its record.",
            minLength = 1,
            maxLength = SourceRecords.LONGEST_KEY,
            example = "C-1042")
        String key) {}
