package org.touchstonehub.sharing.command;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whom a command would touch. */
@Schema(name = "Touched", description = "Whom a command would touch.")
public record TouchedJson(
    @Schema(description = "The last consent events of the records, counted by purpose.")
        List<ConsentCountJson> consents,
    @Schema(
            description =
                "Who was let read one of the records by its id or key in the last 30 days. Searches"
                    + " are not counted.")
        List<ReadingJson> readings) {}
