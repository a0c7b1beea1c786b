package org.touchstonehub.sharing.steward;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.sharing.describe.DeclaredPerModel;
import org.touchstonehub.sharing.golden.SourceKeyJson;

/** One of the records that a task asks about. */
@Schema(name = "TaskRecord", description = "One of the records that a task asks about.")
public record PreviewJson(
    @Schema(description = "The source record.") SourceKeyJson source,
    @Schema(
            description = "The golden record that it belongs to now; absent if to none.",
            format = "uuid")
        @Nullable String golden,
    @Schema(description = "Its values, as far as the decision shows them.") @DeclaredPerModel
        Map<String, String> attributes) {}
