package org.touchstonehub.sharing.source;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.mdm.source.SourceRecords;
import org.touchstonehub.sharing.describe.DeclaredPerModel;
import org.touchstonehub.sharing.request.Versions;

/** One of several records that are sent at once. */
@Schema(name = "NewRecord", description = "One of several records that are sent at once.")
public record NewRecordJson(
    @Schema(
            description = "The key that the system gave it.",
            minLength = 1,
            maxLength = SourceRecords.LONGEST_KEY,
            example = "C-17")
        String key,
    @Schema(description = "Values by attribute of the model; left out with 'deleted'.")
        @DeclaredPerModel
        @Nullable Map<String, String> attributes,
    @Schema(description = "True where the system dropped the record.") @Nullable Boolean deleted,
    @Schema(
            description = "As the header If-Match.",
            maxLength = Versions.LONGEST,
            example = "\"3\"")
        @Nullable String ifMatch,
    @Schema(
            description = "As the header If-None-Match: * where it must not be there yet.",
            maxLength = Versions.LONGEST)
        @Nullable String ifNoneMatch) {}
