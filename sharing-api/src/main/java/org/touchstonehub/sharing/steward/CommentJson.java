package org.touchstonehub.sharing.steward;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a steward wrote beside a task. */
@Schema(name = "StewardComment", description = "What a steward wrote beside a task.")
public record CommentJson(
    @Schema(
            description = "Its id.",
            example = "01980000-0000-7000-8000-000000000003",
            format = "uuid")
        String id,
    @Schema(description = "Who wrote it.", example = "anna") String author,
    @Schema(description = "When.", format = "date-time") String written,
    @Schema(description = "What they wrote.") String text) {}
