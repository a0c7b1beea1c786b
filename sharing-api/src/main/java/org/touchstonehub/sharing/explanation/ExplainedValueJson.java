package org.touchstonehub.sharing.explanation;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why an attribute has its value. */
@Schema(
    name = "ExplainedValue",
    description = "Why an attribute has its golden value, or has none.")
public record ExplainedValueJson(
    @Schema(description = "The attribute.", example = "city") String attribute,
    @Schema(
            description = "The survivorship rule that chose the value; absent where there is none.",
            example = "most-trusted")
        @Nullable String rule,
    @Schema(description = "What each record says, of attributes that are shown in full.")
        List<StandingJson> said) {}
