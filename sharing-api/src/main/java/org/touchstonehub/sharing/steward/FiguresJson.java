package org.touchstonehub.sharing.steward;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How stewards get on with their tasks. */
@Schema(name = "StewardFigures", description = "How stewards get on with their tasks.")
public record FiguresJson(
    @Schema(description = "The entity model.", example = "customer") String domain,
    @Schema(description = "From this instant on.", format = "date-time") String from,
    @Schema(description = "Before this instant.", format = "date-time") String to,
    @Schema(description = "Of all stewards.") PaceJson all,
    @Schema(description = "Of each who decided anything, in the order of names.")
        List<PaceJson> stewards,
    @Schema(description = "Of each two who judged the same, in the order of names.")
        List<AgreementJson> agreements) {
  /** What was decided. */
  @Schema(name = "StewardPace", description = "What a steward decided, or all of them.")
  public record PaceJson(
      @Schema(description = "Who; absent for all.", example = "anna") @Nullable String steward,
      @Schema(description = "Tasks answered that still are.", example = "41") long decisions,
      @Schema(
              description = "For each hour of the clock in which a steward decided anything.",
              example = "20.5")
          double decisionsAnHour,
      @Schema(description = "Decisions whose task was looked at first.", example = "40") long timed,
      @Schema(
              description = "From the first look to the answer; absent where none is timed.",
              example = "31.5")
          @Nullable Double medianSeconds) {}

  /** How two stewards judged the same. */
  @Schema(
      name = "StewardAgreement",
      description =
          "One proposed and the other confirmed or declined, or one decided and the other took it"
              + " back.")
  public record AgreementJson(
      @Schema(description = "The one.", example = "anna") String one,
      @Schema(description = "The other.", example = "bert") String other,
      @Schema(description = "How often they agreed.", example = "9") long agreed,
      @Schema(description = "How often not.", example = "1") long disagreed,
      @Schema(description = "How often they agreed, 0 to 1.", example = "0.9") double share) {}
}
