package org.touchstonehub.sharing.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A failure as RFC 9457 writes it, with the members that this API adds. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "Problem", description = "What went wrong, where, and what to do (RFC 9457).")
public record ProblemJson(
    @Schema(
            description =
                "Stable name of the kind of problem; docs/problems.md has a heading each.",
            example = "urn:touchstone:problem:sharing-refused")
        String type,
    @Schema(description = "The kind of problem in words.", example = "Sharing refused")
        String title,
    @Schema(description = "The HTTP status.", example = "403") int status,
    @Schema(description = "This occurrence: what is wrong, where, and what to do.")
        @Nullable String detail,
    @Schema(description = "The id of this request, also in the log.") @Nullable String requestId,
    @Schema(description = "Why a policy refused, as stable codes.") @Nullable List<String> reasons,
    @Schema(description = "The decision on record that this answer follows.", format = "uuid")
        @Nullable String decision,
    @Schema(description = "What the caller may choose from, for example purposes.")
        @Nullable List<String> choices) {}
