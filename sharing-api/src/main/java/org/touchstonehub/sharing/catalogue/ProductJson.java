package org.touchstonehub.sharing.catalogue;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A data product. */
@Schema(name = "Product", description = "A data product.")
public record ProductJson(
    @Schema(description = "Its name.", example = "customer-golden") String name,
    @Schema(description = "Its version.", example = "1.0.0") String version,
    @Schema(description = "The entity model of its records.", example = "customer") String domain,
    @Schema(description = "Who answers for it.") String owner,
    @Schema(description = "What it is, in words.") String description,
    @Schema(description = "Purposes it may serve, each with the code of its legal basis.")
        Map<String, String> purposes,
    @Schema(
            description =
                "Whether a caller may read by consent that nobody else recorded; mostly false.")
        boolean selfRecordedConsent,
    @Schema(description = "What consumers can count on.") List<ObjectiveJson> objectives,
    @Schema(description = "The attributes of its records.") List<AttributeJson> attributes,
    @Schema(description = "When this version was published.", format = "date-time") String since) {}
