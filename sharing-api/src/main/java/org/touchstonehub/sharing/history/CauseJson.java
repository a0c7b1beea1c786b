package org.touchstonehub.sharing.history;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What brought something about. */
@Schema(name = "Cause", description = "What brought something about.")
public record CauseJson(
    @Schema(
            description =
                "Of a command or a file its id; of another cause it only tells what came about"
                    + " together.",
            example = "01980000-0000-7000-8000-000000000003",
            format = "uuid")
        String id,
    @Schema(
            description = "A command, a file, or something else: a record sent alone, or a batch.",
            enumeration = {"command", "ingest", "other"},
            example = "command")
        String kind) {}
