package org.touchstonehub.sharing.history;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.sharing.command.CommandJson;

/** What a golden record was. */
@Schema(
    name = "GoldenHistory",
    description = "What a golden record was, and what brought it about.")
public record GoldenHistoryJson(
    @Schema(
            description = "The golden id.",
            example = "01980000-0000-7000-8000-000000000001",
            format = "uuid")
        String id,
    @Schema(description = "The entity model of the records.", example = "customer") String domain,
    @Schema(description = "Whether it is there; else it is retired.") boolean active,
    @Schema(description = "Versions, the newest first.") List<GoldenVersionJson> versions,
    @Schema(description = "Every time that a source record belonged to it, the oldest first.")
        List<MembershipJson> members,
    @Schema(description = "Every time that it was retired, the oldest first.")
        List<RetirementJson> retirements,
    @Schema(
            description =
                "Commands that changed it or were about it, the newest first; of more than 200 see"
                    + " GET /commands.")
        List<CommandJson> commands,
    @Schema(
            description = "Give it back as 'cursor' for older versions; absent on the last page.",
            example = "17")
        @Nullable String next) {}
