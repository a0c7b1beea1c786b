package org.touchstonehub.sharing.audit;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.policy.consent.NewConsent;
import org.touchstonehub.policy.purpose.Purpose;
import org.touchstonehub.sharing.golden.SourceKeyJson;

/** Consent to be recorded. */
@Schema(name = "NewConsent", description = "Consent to be recorded.")
public record NewConsentJson(
    @Schema(description = "The person, as the system that asked knows them.") SourceKeyJson subject,
    @Schema(
            description = "What for.",
            maxLength = Purpose.LONGEST,
            pattern = Purpose.FORM,
            example = "DirectMarketing")
        String purpose,
    @Schema(
            description = "given or withdrawn.",
            enumeration = {"given", "withdrawn"},
            example = "given")
        String state,
    @Schema(
            description = "From when it holds (ISO 8601); absent: from now on.",
            format = "date-time")
        @Nullable String validFrom,
    @Schema(description = "Until when, exclusive; absent: no end.", format = "date-time")
        @Nullable String validTo,
    @Schema(
            description =
                "Where the proof is, of a withdrawal too; 1 to 2,000 characters, one of them a"
                    + " letter or a digit.",
            minLength = 1,
            maxLength = NewConsent.LONGEST_EVIDENCE,
            example = "web form 2026-03, order 8812")
        String evidence) {}
