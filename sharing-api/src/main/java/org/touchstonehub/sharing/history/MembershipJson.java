package org.touchstonehub.sharing.history;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.sharing.golden.SourceKeyJson;

/** A time during which a source record belonged to a golden record. */
@Schema(
    name = "Membership",
    description = "A time during which a source record belonged to a golden record.")
public record MembershipJson(
    @Schema(description = "The source record.") SourceKeyJson source,
    @Schema(
            description = "The golden id.",
            example = "01980000-0000-7000-8000-000000000001",
            format = "uuid")
        String golden,
    @Schema(description = "Since when.", format = "date-time") String from,
    @Schema(
            description = "The first instant after it; absent as long as it lasts.",
            format = "date-time")
        @Nullable String until,
    @Schema(description = "What brought it there.") CauseJson openedBy,
    @Schema(description = "What took it away; absent as long as it lasts.")
        @Nullable CauseJson closedBy) {}
