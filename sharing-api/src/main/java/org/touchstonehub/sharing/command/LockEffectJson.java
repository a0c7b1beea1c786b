package org.touchstonehub.sharing.command;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.touchstonehub.sharing.golden.SourceKeyJson;

/** A golden record that is locked, or no longer. */
@Schema(name = "LockEffect", description = "A golden record that is locked, or no longer.")
public record LockEffectJson(
    @Schema(
            description = "Its golden id.",
            example = "01980000-0000-7000-8000-000000000001",
            format = "uuid")
        String golden,
    @Schema(
            description = "What becomes of it.",
            enumeration = {"locked", "unlocked"},
            example = "locked")
        String change,
    @Schema(description = "The source records that it keeps, or kept.")
        List<SourceKeyJson> sources) {}
