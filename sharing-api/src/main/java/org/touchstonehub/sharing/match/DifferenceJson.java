package org.touchstonehub.sharing.match;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Two values of an attribute. */
@Schema(name = "Difference", description = "Two values of an attribute, and where they differ.")
public record DifferenceJson(
    @Schema(description = "The attribute.", example = "family_name") String attribute,
    @Schema(description = "The value that was sent, in order; empty where none was.")
        List<SpanJson> first,
    @Schema(description = "The value that is here, in order; empty where there is none.")
        List<SpanJson> second) {}
