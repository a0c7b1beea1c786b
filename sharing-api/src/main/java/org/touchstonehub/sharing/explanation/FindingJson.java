package org.touchstonehub.sharing.explanation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What was found of two records. */
@Schema(
    name = "Finding",
    description = "One step of what speaks for and against two records being the same.")
public record FindingJson(
    @Schema(
            description = "What kind of step it is.",
            enumeration = {
              "prior",
              "finding",
              "frequency",
              "copy",
              "correlation",
              "related",
              "calibration",
              "missing"
            },
            example = "finding")
        String kind,
    @Schema(
            description =
                "The attribute, several, or the class of related things that it is about; empty where"
                    + " it is about none.",
            example = "family_name")
        String about,
    @Schema(description = "What was found, in words.", example = "equal") String finding,
    @Schema(
            description =
                "Weight in bits: +1 doubles the odds that they are the same, -1 halves them.",
            example = "7.4")
        double weight,
    @Schema(
            description =
                "m: how often the finding is made of records that are the same, as the trained model"
                    + " has it; absent where it has no such rate.",
            minimum = "0",
            maximum = "1",
            example = "0.92")
        @Nullable Double ofMatches,
    @Schema(
            description = "u: how often it is made of two records by chance; absent as the other.",
            minimum = "0",
            maximum = "1",
            example = "0.004")
        @Nullable Double ofStrangers) {}
