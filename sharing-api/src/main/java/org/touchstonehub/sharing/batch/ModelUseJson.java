package org.touchstonehub.sharing.batch;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which model a batch matched with, and why. */
@Schema(name = "BatchModel", description = "Which model a batch matched with, and why.")
public record ModelUseJson(
    @Schema(
            description =
                "shipped-priors: nothing learnt, nothing kept; in-use: learnt by an earlier batch;"
                    + " first, asked, outgrown: learnt by this one, as there was none, as was asked,"
                    + " or as the one before was learnt from a quarter of the records or less.",
            enumeration = {"shipped-priors", "in-use", "first", "asked", "outgrown"},
            example = "first")
        String basis,
    @Schema(
            description = "Records that it was learnt from; 0 for shipped priors.",
            example = "10002")
        long learntFrom,
    @Schema(description = "Digest of the model that it took the place of.")
        @Nullable String replaced,
    @Schema(description = "Records that the replaced one was learnt from.", example = "120")
        @Nullable Long replacedLearntFrom,
    @Schema(
            description = "The same in words.",
            example =
                "matched with shipped priors: 12 records are too few to learn from (100 are"
                    + " enough)")
        String words) {}
