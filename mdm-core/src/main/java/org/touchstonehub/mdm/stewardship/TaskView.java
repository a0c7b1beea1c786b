package org.touchstonehub.mdm.stewardship;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.engine.Reason;
import org.touchstonehub.mdm.change.TaskKind;
import org.touchstonehub.mdm.stewardship.StewardTask.Answer;
import org.touchstonehub.mdm.stewardship.StewardTask.ClosedBecause;

/**
 * A steward task as callers see it. It names records and holds no values of theirs.
 *
 * @param records what it is about: of a pair the two; of a suspicious cluster the two of its bridge
 *     and then all others, in the order of keys
 * @param probability that both are the same thing, 0 to 1, when it was asked
 * @param reasons strongest first
 * @param closedBecause null unless it was closed without an answer
 * @param decision what was decided, or null
 * @param holding for a contradiction the decision that holds, or null
 * @param suspended for a contradiction the earlier decisions that do not hold
 * @param priority source records that an answer is expected to concern, from 0
 * @param due when it should be answered; null where nobody said
 * @param assignee the steward who has it, or null
 * @param proposal an answer that waits for another steward, or null
 * @param answer what was answered: match, no match, accepted or declined; null unless it was
 * @param answeredBy the steward who answered, or null
 * @param detail what the kind has to say beyond that, as JSON
 * @param revision give it back to decide
 */
public record TaskView(
    TaskId id,
    String domain,
    TaskKind kind,
    List<TaskRecord> records,
    double probability,
    List<Reason> reasons,
    StewardTask.State state,
    @Nullable ClosedBecause closedBecause,
    Instant created,
    @Nullable Instant closed,
    @Nullable DecisionId decision,
    @Nullable DecisionId holding,
    List<DecisionId> suspended,
    double priority,
    @Nullable Instant due,
    @Nullable String assignee,
    @Nullable Instant claimed,
    @Nullable TaskProposal proposal,
    @Nullable Answer answer,
    @Nullable String answeredBy,
    String detail,
    int revision) {
  public TaskView {
    records = List.copyOf(records);
    reasons = List.copyOf(reasons);
    suspended = List.copyOf(suspended);
  }

  /** The same about these records. */
  TaskView about(List<TaskRecord> named) {
    return new TaskView(
        id,
        domain,
        kind,
        named,
        probability,
        reasons,
        state,
        closedBecause,
        created,
        closed,
        decision,
        holding,
        suspended,
        priority,
        due,
        assignee,
        claimed,
        proposal,
        answer,
        answeredBy,
        detail,
        revision);
  }
}
