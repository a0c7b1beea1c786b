package org.touchstonehub.sharing.command;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many source records have this as their last consent event. */
@Schema(name = "ConsentCount", description = "Consent on file of the records of a command.")
public record ConsentCountJson(
    @Schema(description = "The purpose.", example = "DirectMarketing") String purpose,
    @Schema(
            description = "What was recorded last.",
            enumeration = {"given", "withdrawn"},
            example = "given")
        String state,
    @Schema(description = "Of how many source records.", example = "2") int records) {}
