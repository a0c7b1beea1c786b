package org.touchstonehub.sharing.source;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.sharing.describe.DeclaredPerModel;

/** One of several records that are sent at once. */
@Schema(name = "NewRecord", description = "One of several records that are sent at once.")
public record NewRecordJson(
    @Schema(description = "The key that the system gave it.", example = "C-17") String key,
    @Schema(description = "Values by attribute of the model; left out with 'deleted'.")
        @DeclaredPerModel
        @Nullable Map<String, String> attributes,
    @Schema(description = "True where the system dropped the record.") @Nullable Boolean deleted,
    @Schema(description = "As the header If-Match.", example = "\"3\"") @Nullable String ifMatch,
    @Schema(description = "As the header If-None-Match: * where it must not be there yet.")
        @Nullable String ifNoneMatch) {}
