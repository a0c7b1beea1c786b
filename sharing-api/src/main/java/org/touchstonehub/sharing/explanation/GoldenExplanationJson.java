package org.touchstonehub.sharing.explanation;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.sharing.golden.GoldenRecordJson;

/** How a golden record was built. */
@Schema(
    name = "GoldenExplanation",
    description = "How a golden record was built, and where its values come from.")
public record GoldenExplanationJson(
    @Schema(description = "The golden record, as a read would show it.") GoldenRecordJson golden,
    @Schema(
            description =
                "Whether its records are matched; or locked, so that they take no part; or not matched"
                    + " yet, as they came by file after the last batch; or they stand under another"
                    + " model than is in use, until the next batch.",
            enumeration = {"locked", "matched", "not-matched-yet", "other-model"},
            example = "matched")
        String matching,
    @Schema(description = "Its lock; absent where it is not locked.") @Nullable LockJson lock,
    @Schema(description = "How its records came together, in the order in which they did.")
        List<JoiningJson> joinings,
    @Schema(
            description =
                "Its pairs: those that hold it together in the order of 'joinings', then others; 60"
                    + " at most.")
        List<LinkJson> links,
    @Schema(description = "What would part it; absent of a single record.")
        @Nullable PartingJson parting,
    @Schema(description = "What came nearest to being the same and is not, the nearest first.")
        List<NeighbourJson> nearest,
    @Schema(description = "Where its values come from, and why they won.")
        List<ExplainedValueJson> values) {}
