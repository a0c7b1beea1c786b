package org.touchstonehub.sharing.audit;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of the decision log. */
@Schema(name = "DecisionPage", description = "A page of the decision log, the newest first.")
public record DecisionPageJson(
    @Schema(description = "Decisions, the newest first.") List<DecisionJson> decisions,
    @Schema(description = "Give it back as 'cursor' for the next page; absent on the last.")
        @Nullable String next) {}
