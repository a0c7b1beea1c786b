package org.touchstonehub.mdm.stewardship;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.engine.Reason;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.stewardship.StewardTask.ClosedBecause;

/**
 * A steward task as callers see it. It names records and holds no values of theirs.
 *
 * @param goldenA the golden record that the first record belongs to now, or null if to none
 * @param goldenB the same of the second record
 * @param probability that both are the same thing, 0 to 1, when it was asked
 * @param reasons strongest first
 * @param closedBecause null unless it was closed without a decision
 * @param decision what was decided, or null
 * @param holding for a contradiction the decision that holds, or null
 * @param suspended for a contradiction the earlier decisions that do not hold
 * @param revision give it back to decide
 */
public record TaskView(
    TaskId id,
    String domain,
    StewardTask.Kind kind,
    RecordPair pair,
    @Nullable GoldenId goldenA,
    @Nullable GoldenId goldenB,
    double probability,
    List<Reason> reasons,
    StewardTask.State state,
    @Nullable ClosedBecause closedBecause,
    Instant created,
    @Nullable Instant closed,
    @Nullable DecisionId decision,
    @Nullable DecisionId holding,
    List<DecisionId> suspended,
    int revision) {
  public TaskView {
    reasons = List.copyOf(reasons);
    suspended = List.copyOf(suspended);
  }
}
