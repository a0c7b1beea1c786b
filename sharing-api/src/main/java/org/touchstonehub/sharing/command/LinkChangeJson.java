package org.touchstonehub.sharing.command;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.sharing.golden.SourceKeyJson;

/** A source record that comes to belong to another golden record. */
@Schema(
    name = "LinkChange",
    description = "A source record that comes to belong to another golden record.")
public record LinkChangeJson(
    @Schema(description = "The source record.") SourceKeyJson record,
    @Schema(description = "Where it belonged; absent if to none.", format = "uuid")
        @Nullable String from,
    @Schema(description = "Where it belongs then; absent if to none.", format = "uuid")
        @Nullable String to) {}
