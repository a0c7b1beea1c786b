package org.touchstonehub.sharing.history;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a source record was. */
@Schema(
    name = "SourceHistory",
    description = "What a source record was, and which golden record it belonged to when.")
public record SourceHistoryJson(
    @Schema(description = "Versions, the newest first.") List<SourceVersionJson> versions,
    @Schema(description = "The golden records that it belonged to, the oldest first.")
        List<MembershipJson> homes) {}
