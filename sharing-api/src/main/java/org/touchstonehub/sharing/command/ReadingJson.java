package org.touchstonehub.sharing.command;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who read records of a command lately. */
@Schema(name = "Reading", description = "Who read records of a command lately.")
public record ReadingJson(
    @Schema(description = "The data product that was read.", example = "customer-golden")
        String product,
    @Schema(description = "What for.", example = "CustomerCare") String purpose,
    @Schema(description = "How many callers.", example = "1") int callers,
    @Schema(description = "Who; only for compliance officers, who can list the decisions.")
        @Nullable List<String> names,
    @Schema(description = "When it was read last.", format = "date-time") String last) {}
