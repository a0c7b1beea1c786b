package org.touchstonehub.sharing.golden;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a source system calls a record. */
@Schema(name = "SourceKey", description = "How a source system calls a record.")
public record SourceKeyJson(
    @Schema(description = "Name of the source system.", example = "crm") String system,
    @Schema(description = "The key that the system gave its record.", example = "C-1042")
        String key) {}
