package org.touchstonehub.sharing.audit;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The consent events of a source record. */
@Schema(name = "ConsentList", description = "The consent events of a source record.")
public record ConsentListJson(
    @Schema(description = "In the order in which they were recorded.") List<ConsentJson> consents,
    @Schema(description = "Give it back as 'cursor' for the next page; absent on the last.")
        @Nullable String next) {}
