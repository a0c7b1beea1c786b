package org.touchstonehub.sharing.command;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.sharing.golden.SourceKeyJson;

/** A steward's word on values. */
@Schema(name = "CorrectionEffect", description = "A steward's word on values of a golden record.")
public record CorrectionEffectJson(
    @Schema(
            description =
                "The source record that holds it; it is among the golden record's sources.")
        SourceKeyJson source,
    @Schema(
            description = "What becomes of it.",
            enumeration = {"ended", "made"},
            example = "made")
        String change,
    @Schema(description = "When a pin ends; absent of an edit.", format = "date-time")
        @Nullable String until,
    @Schema(description = "What it speaks of.") List<WordJson> values) {}
