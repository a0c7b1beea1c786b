package org.touchstonehub.sharing.explanation;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.touchstonehub.sharing.golden.SourceKeyJson;

/** A cluster that came near. */
@Schema(
    name = "NearestGoldenRecord",
    description = "Another golden record that came near to being the same.")
public record NeighbourJson(
    @Schema(
            description = "Its golden id.",
            example = "01980000-0000-7000-8000-000000000001",
            format = "uuid")
        String golden,
    @Schema(description = "Its source records that came near.") List<SourceKeyJson> records,
    @Schema(
            description = "That the two are the same, over all their pairs",
            minimum = "0",
            maximum = "1",
            example = "0.97")
        double probability) {}
