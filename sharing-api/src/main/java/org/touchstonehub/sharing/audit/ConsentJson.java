package org.touchstonehub.sharing.audit;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.sharing.golden.SourceKeyJson;

/** That somebody gave or withdrew consent. */
@Schema(name = "Consent", description = "That somebody gave or withdrew consent.")
public record ConsentJson(
    @Schema(
            description = "Its id; decisions name it.",
            example = "01980000-0000-7000-8000-000000000004",
            format = "uuid")
        String id,
    @Schema(description = "The person, as the system that asked knows them.") SourceKeyJson subject,
    @Schema(description = "What for.", example = "DirectMarketing") String purpose,
    @Schema(
            description = "Whether it was given or withdrawn.",
            enumeration = {"given", "withdrawn"},
            example = "given")
        String state,
    @Schema(description = "From when it holds.", format = "date-time") String validFrom,
    @Schema(description = "Until when, exclusive; absent for no end.", format = "date-time")
        @Nullable String validTo,
    @Schema(description = "When the hub learnt of it.", format = "date-time") String recordedAt,
    @Schema(description = "Who recorded it.", example = "shop") String recordedBy,
    @Schema(description = "Where the proof is.", example = "web form 2026-03, order 8812")
        String evidence) {}
