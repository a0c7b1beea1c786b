package org.touchstonehub.sharing.source;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of a record that was sent. */
@Schema(name = "Ingested", description = "What became of a record that was sent.")
public record IngestedJson(
    @Schema(
            description = "created, changed, or unchanged where the hub knew it already.",
            example = "created")
        String outcome) {}
