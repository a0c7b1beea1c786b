package org.touchstonehub.sharing.source;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The source systems of the caller's domains. */
@Schema(name = "SourceSystemList", description = "The source systems of the caller's domains.")
public record SourceSystemListJson(
    @Schema(description = "In the order of names.") List<SourceSystemJson> sourceSystems,
    @Schema(description = "Give it back as 'cursor' for the next page; absent on the last.")
        @Nullable String next) {}
