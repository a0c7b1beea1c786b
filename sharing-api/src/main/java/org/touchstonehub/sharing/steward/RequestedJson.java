package org.touchstonehub.sharing.steward;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a change request asks for, without values. */
@Schema(name = "RequestedChange", description = "What a change request asks for.")
public record RequestedJson(
    @Schema(
            description = "What is to be done.",
            enumeration = {"merge", "split", "edit"},
            example = "edit")
        String command,
    @Schema(
            description = "The golden record.",
            example = "01980000-0000-7000-8000-000000000001",
            format = "uuid")
        String golden,
    @Schema(description = "Who asks.", example = "shop") String requester,
    @Schema(description = "Why.") String reason) {}
