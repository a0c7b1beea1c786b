package org.touchstonehub.sharing.explanation;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.touchstonehub.sharing.golden.SourceKeyJson;

/** What would part a golden record. */
@Schema(
    name = "Parting",
    description = "The weakest link of a golden record: without it, it would be two.")
public record PartingJson(
    @Schema(description = "The one end of the link.") SourceKeyJson a,
    @Schema(description = "The other end.") SourceKeyJson b,
    @Schema(
            description = "That these two are the same",
            minimum = "0",
            maximum = "1",
            example = "0.97")
        double probability,
    @Schema(description = "The records on the side of 'a'.") List<SourceKeyJson> first,
    @Schema(description = "The records on the side of 'b'.") List<SourceKeyJson> second,
    @Schema(
            description = "That the two sides are the same, over all their pairs",
            minimum = "0",
            maximum = "1",
            example = "0.97")
        double inCluster) {}
