package org.touchstonehub.sharing.audit;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A sharing decision as it stands in the log. */
@Schema(
    name = "Decision",
    description = "A sharing decision as it stands in the log. It holds no values of persons.")
public record DecisionJson(
    @Schema(
            description = "Its id.",
            example = "01980000-0000-7000-8000-000000000003",
            format = "uuid")
        String id,
    @Schema(description = "When it was made.", format = "date-time") String decidedAt,
    @Schema(description = "Subject of the caller's token.", example = "shop") String caller,
    @Schema(description = "The caller's grants, as role:domain.") List<String> grants,
    @Schema(description = "The data product.", example = "customer-golden") String product,
    @Schema(description = "Its version; empty where it was not published.", example = "1.0.0")
        String productVersion,
    @Schema(description = "The domain; empty where there was no product.", example = "customer")
        String domain,
    @Schema(description = "What the data was wanted for.", example = "ServiceProvision")
        String purpose,
    @Schema(description = "Code of the legal basis, or empty.", example = "A6-1-b")
        String legalBasis,
    @Schema(
            description = "What was asked for.",
            enumeration = {"read", "steward", "search", "match", "export"},
            example = "read")
        String operation,
    @Schema(description = "golden:ID or source:SYSTEM:KEY; none where rows were asked for.")
        List<String> subjects,
    @Schema(description = "Attributes that the caller's condition looked at.") List<String> fields,
    @Schema(description = "The most rows that the answer could have.") @Nullable Integer rowLimit,
    @Schema(
            description = "What was decided.",
            enumeration = {"permitted", "denied", "no-policy", "engine-failed"},
            example = "permitted")
        String outcome,
    @Schema(description = "Why, as stable codes.") List<String> reasons,
    @Schema(description = "By attribute, what it was shown as.") Map<String, String> masks,
    @Schema(description = "What each row had to fulfil, as UCAST JSON.") @Nullable String filter,
    @Schema(description = "What the hub had to do besides.") List<String> obligations,
    @Schema(description = "Digest of the rules that decided.") String policyDigest,
    @Schema(description = "The engine that decided.", example = "wasm") String engine,
    @Schema(description = "What kept the engine from deciding, or empty.") String engineDetail,
    @Schema(description = "The consent events that the decision rests on.") List<UUID> consents,
    @Schema(description = "What became of it.") @Nullable ReleaseJson release) {}
