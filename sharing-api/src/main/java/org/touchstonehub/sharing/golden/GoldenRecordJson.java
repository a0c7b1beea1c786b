package org.touchstonehub.sharing.golden;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.touchstonehub.sharing.describe.DeclaredPerModel;

/** A golden record as far as the decision lets it be seen. */
@Schema(
    name = "GoldenRecord",
    description = "A golden record, masked and filtered as the decision says.")
public record GoldenRecordJson(
    @Schema(
            description = "Stable golden id (UUIDv7).",
            example = "01980000-0000-7000-8000-000000000001",
            format = "uuid")
        String id,
    @Schema(description = "The entity model that it follows.", example = "customer") String domain,
    @Schema(description = "Counts the versions of this record.", example = "3") int version,
    @Schema(description = "When this version was recorded.", format = "date-time")
        String recordedAt,
    @Schema(
            description =
                "Values by attribute as their source wrote them; an attribute that is hidden or"
                    + " missing is absent.")
        @DeclaredPerModel
        Map<String, String> attributes,
    @Schema(
            description =
                "The standard form of values that have one: days as ISO 8601, countries as ISO 3166,"
                    + " phone numbers as E.164, accounts as IBAN, amounts as plain numbers; masked"
                    + " like the value. Absent where the value can be read in two ways.")
        @DeclaredPerModel
        Map<String, String> standard,
    @Schema(description = "Where each shown value comes from.") @DeclaredPerModel
        Map<String, ProvenanceJson> provenance,
    @Schema(description = "The source records that it was made of.") List<SourceKeyJson> sources,
    @Schema(description = "Attributes that are not shown in full, and how they are masked.")
        @DeclaredPerModel
        Map<String, String> masks) {}
