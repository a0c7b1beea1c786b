package org.touchstonehub.sharing.command;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A command that was carried out. */
@Schema(name = "Command", description = "A command that was carried out.")
public record CommandJson(
    @Schema(
            description = "Its id.",
            example = "01980000-0000-7000-8000-000000000003",
            format = "uuid")
        String id,
    @Schema(description = "The entity model of the records.", example = "customer") String domain,
    @Schema(
            description = "What was done.",
            enumeration = {
              "merge",
              "split",
              "unmerge",
              "move",
              "edit",
              "pin",
              "unpin",
              "lock",
              "unlock",
              "create",
              "delete-record",
              "undo"
            },
            example = "merge")
        String kind,
    @Schema(description = "Who did it: the subject of the token.") String actor,
    @Schema(description = "Why, in the words of the one who did it.") String reason,
    @Schema(description = "When it was done.", format = "date-time") String recordedAt,
    @Schema(description = "The command that it undid; absent if none.", format = "uuid")
        @Nullable String undoes,
    @Schema(description = "The command that undid it; absent if none.", format = "uuid")
        @Nullable String undoneBy,
    @Schema(description = "The golden records that it changed.") List<UUID> golden) {}
