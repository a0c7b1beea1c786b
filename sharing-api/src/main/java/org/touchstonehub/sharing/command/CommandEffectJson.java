package org.touchstonehub.sharing.command;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a command did, or would do. */
@Schema(
    name = "CommandEffect",
    description = "What a command did, or would do, as far as the decision shows it.")
public record CommandEffectJson(
    @Schema(
            description = "The command; absent in a preview, which changes nothing.",
            example = "01980000-0000-7000-8000-000000000003",
            format = "uuid")
        @Nullable String command,
    @Schema(description = "The entity model of the records.", example = "customer") String domain,
    @Schema(description = "Every golden record that is other than before.")
        List<GoldenEffectJson> golden,
    @Schema(description = "Every source record that belongs elsewhere than before.")
        List<LinkChangeJson> links,
    @Schema(description = "Steward tasks that it opens or closes.") List<TaskEffectJson> tasks,
    @Schema(description = "Earlier decisions that no longer hold because of it.")
        List<UUID> suspended,
    @Schema(description = "Edits and pins that it makes or ends, and which values win.")
        List<CorrectionEffectJson> corrections,
    @Schema(description = "Golden records that it locks or unlocks.") List<LockEffectJson> locks,
    @Schema(description = "Whom it would touch; of a preview alone.")
        @Nullable TouchedJson touched) {}
