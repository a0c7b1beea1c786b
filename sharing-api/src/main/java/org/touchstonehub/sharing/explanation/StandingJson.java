package org.touchstonehub.sharing.explanation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.sharing.golden.SourceKeyJson;

/** What one record says of an attribute, and what became of it. */
@Schema(
    name = "Standing",
    description = "What one record says of an attribute, and what became of it.")
public record StandingJson(
    @Schema(description = "The source record; a steward's word is one too.") SourceKeyJson source,
    @Schema(
            description =
                "What it says, as far as it is shown; absent where it is hidden, or a steward says"
                    + " that there is no value.")
        @Nullable String value,
    @Schema(description = "When that was recorded.", format = "date-time") String recordedAt,
    @Schema(
            description =
                "It is the golden value (chosen), says the same (agrees), loses by the rule (less), is"
                    + " a placeholder (empty), loses to a steward's word (overruled), to a later one"
                    + " (replaced), to what a source said later (gave-way), or its end came (ended).",
            enumeration = {
              "agrees",
              "chosen",
              "empty",
              "ended",
              "gave-way",
              "less",
              "overruled",
              "replaced"
            },
            example = "chosen")
        String outcome,
    @Schema(description = "The source record that it yields to; absent where it yields to none.")
        @Nullable SourceKeyJson because) {}
