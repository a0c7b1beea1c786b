package org.touchstonehub.sharing.command;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A command that was carried out, with what it did. */
@Schema(
    name = "CommandWithEffect",
    description = "A command with what it did then, whatever happened since.")
public record CommandWithEffectJson(
    @Schema(description = "Who did what, and why.") CommandJson command,
    @Schema(description = "What it did.") CommandEffectJson effect) {}
