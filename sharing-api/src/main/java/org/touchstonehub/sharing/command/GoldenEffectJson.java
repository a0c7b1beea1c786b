package org.touchstonehub.sharing.command;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.sharing.golden.GoldenRecordJson;

/** A golden record on both sides of a command. */
@Schema(name = "GoldenEffect", description = "A golden record before and after a command.")
public record GoldenEffectJson(
    @Schema(
            description = "Its golden id; of one that a preview would create, no promise.",
            example = "01980000-0000-7000-8000-000000000001",
            format = "uuid")
        String id,
    @Schema(
            description = "What becomes of it.",
            enumeration = {"created", "changed", "revived", "retired"},
            example = "changed")
        String change,
    @Schema(description = "As it was; absent where it was not there.")
        @Nullable GoldenRecordJson before,
    @Schema(description = "As it is then; absent where it is retired.")
        @Nullable GoldenRecordJson after,
    @Schema(description = "Where the records of a retired one went, most records first.")
        List<UUID> successors) {}
