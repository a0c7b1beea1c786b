package org.touchstonehub.sharing.command;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.sharing.golden.ProvenanceJson;

/** A steward's word on one attribute. */
@Schema(
    name = "WordOnAttribute",
    description = "A steward's word on one attribute, and whether it wins.")
public record WordJson(
    @Schema(description = "The attribute.", example = "city") String attribute,
    @Schema(
            description =
                "How long it holds: until it is undone; until a source says later something else"
                    + " than it said when it was given, as the model has it; or until a date.",
            enumeration = {"until-changed", "until-date", "until-undone"},
            example = "until-undone")
        String holds,
    @Schema(
            description =
                "Whether it is the golden value after the command. A later edit, a pin, or a source"
                    + " that says something else may win; 'wins' says which.",
            example = "true")
        boolean inForce,
    @Schema(
            description =
                "Where the golden value comes from after the command and by which rule; absent where"
                    + " there is none or it is hidden.")
        @Nullable ProvenanceJson wins) {}
