package org.touchstonehub.sharing.command;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of commands. */
@Schema(name = "CommandPage", description = "Commands of a domain, the newest first.")
public record CommandListJson(
    @Schema(description = "Commands.") List<CommandJson> commands,
    @Schema(description = "Give it back as 'cursor' for the next page; absent on the last.")
        @Nullable String next) {}
