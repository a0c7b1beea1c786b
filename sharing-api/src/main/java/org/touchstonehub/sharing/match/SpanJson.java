package org.touchstonehub.sharing.match;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A stretch of a value. */
@Schema(name = "Span", description = "A stretch of a value that is compared with another.")
public record SpanJson(
    @Schema(description = "As it is written.", example = "Me") String text,
    @Schema(description = "Whether the other value has it too.") boolean same) {}
