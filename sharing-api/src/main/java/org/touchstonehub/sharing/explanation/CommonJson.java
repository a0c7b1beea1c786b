package org.touchstonehub.sharing.explanation;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a record has in common with others. */
@Schema(
    name = "InCommon",
    description = "What a record has in common with others of its component.")
public record CommonJson(
    @Schema(
            description =
                "The record ('a') with each other record that it hangs together with, be it over"
                    + " others; in the order of their keys.")
        List<PairExplanationJson> pairs) {}
