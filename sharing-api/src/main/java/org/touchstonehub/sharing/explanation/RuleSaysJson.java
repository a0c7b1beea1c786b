package org.touchstonehub.sharing.explanation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A rule of the model that speaks about two records. */
@Schema(name = "RuleFinding", description = "A rule of the model that speaks about two records.")
public record RuleSaysJson(
    @Schema(description = "The rule.", example = "apart if birth_date differs") String rule,
    @Schema(description = "Whether it says that they are the same; else that they are not.")
        boolean together,
    @Schema(description = "Whether it is about these two; else about others of their clusters.")
        boolean ofThePair) {}
