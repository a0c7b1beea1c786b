package org.touchstonehub.sharing.explanation;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.sharing.golden.SourceKeyJson;
import org.touchstonehub.sharing.match.DifferenceJson;

/** Two records of a golden record, compared. */
@Schema(name = "ExplainedLink", description = "Two records of a golden record, compared.")
public record LinkJson(
    @Schema(description = "The one record.") SourceKeyJson a,
    @Schema(description = "The other.") SourceKeyJson b,
    @Schema(
            description = "That these two are the same",
            minimum = "0",
            maximum = "1",
            example = "0.97")
        double probability,
    @Schema(
            description =
                "Of a pair that holds two groups together: that the groups are the same, over all"
                    + " their pairs; absent of other pairs.",
            minimum = "0",
            maximum = "1",
            example = "0.99")
        @Nullable Double inCluster,
    @Schema(description = "What speaks for and against it.") List<FindingJson> findings,
    @Schema(description = "By attribute, both values and where they differ.")
        List<DifferenceJson> differences) {}
