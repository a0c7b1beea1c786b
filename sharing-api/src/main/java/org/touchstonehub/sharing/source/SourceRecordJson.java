package org.touchstonehub.sharing.source;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.touchstonehub.sharing.describe.DeclaredPerModel;

/** A source record as the caller may see it. */
@Schema(name = "SourceRecord", description = "A source record as the caller may see it.")
public record SourceRecordJson(
    @Schema(description = "The source system.", example = "crm") String system,
    @Schema(description = "The key that the system gave it.", example = "C-17") String key,
    @Schema(description = "Its version, from 1; the ETag names it too.", example = "3") int version,
    @Schema(description = "When the hub got this version.", format = "date-time") String recordedAt,
    @Schema(description = "Values by attribute of the model, masked for the caller.")
        @DeclaredPerModel
        Map<String, String> attributes,
    @Schema(description = "How attributes are masked that are not shown in full.")
        Map<String, String> masks) {}
