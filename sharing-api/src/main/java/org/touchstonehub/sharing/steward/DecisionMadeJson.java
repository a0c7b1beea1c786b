package org.touchstonehub.sharing.steward;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.sharing.command.CommandEffectJson;

/** What a decision did. */
@Schema(
    name = "StewardDecisionMade",
    description = "What a decision did, in force on answer; or would do, in a preview.")
public record DecisionMadeJson(
    @Schema(
            description = "The decision's id; absent in a preview.",
            example = "01980000-0000-7000-8000-000000000002",
            format = "uuid")
        @Nullable String id,
    @Schema(
            description = "Whether they are the same.",
            enumeration = {"match", "no-match"},
            example = "match")
        String verdict,
    @Schema(
            description = "Whether it holds; absent in a preview.",
            enumeration = {"standing", "suspended", "withdrawn"},
            example = "standing")
        @Nullable String state,
    @Schema(description = "The golden records that hold the two records now; absent in a preview.")
        @Nullable List<UUID> golden,
    @Schema(description = "Earlier decisions that this one suspended.") List<UUID> suspended,
    @Schema(
            description =
                "Every golden record that it made: new, or back after it was retired. Made, changed"
                    + " and retired name also those of other records, which earlier decisions"
                    + " held.")
        List<UUID> made,
    @Schema(description = "Every golden record that it changed: other records or other values.")
        List<UUID> changed,
    @Schema(description = "Every golden record that it retired.") List<UUID> retired,
    @Schema(description = "What would change, with its values; of a preview alone.")
        @Nullable CommandEffectJson effect) {
  /** What a verdict would do. */
  static DecisionMadeJson preview(String verdict, CommandEffectJson effect) {
    return new DecisionMadeJson(
        null,
        verdict,
        null,
        null,
        effect.suspended(),
        those(effect, Set.of("created", "revived")),
        those(effect, Set.of("changed")),
        those(effect, Set.of("retired")),
        effect);
  }

  private static List<UUID> those(CommandEffectJson effect, Set<String> changes) {
    return effect.golden().stream()
        .filter(one -> changes.contains(one.change()))
        .map(one -> UUID.fromString(one.id()))
        .toList();
  }
}
