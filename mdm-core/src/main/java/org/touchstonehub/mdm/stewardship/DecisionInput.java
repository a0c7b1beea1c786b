package org.touchstonehub.mdm.stewardship;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.mdm.change.ChangeSet;

/** What changes of the decisions of stewards. */
public sealed interface DecisionInput extends ChangeSet.Input {
  /** A decision that is made. */
  record Made(UUID decision, Verdict verdict, RecordPair pair, String steward, String comment)
      implements DecisionInput {}

  /**
   * A task that is answered.
   *
   * @param decision that says so, made now or before; null where none about two records does
   */
  record Answered(
      UUID task, @Nullable UUID decision, StewardTask.Answer answer, String steward, String comment)
      implements DecisionInput {
    @Override
    public boolean answers(UUID open) {
      return open.equals(task);
    }
  }

  /** A decision that no longer holds, since a later one contradicts it. */
  record Suspended(UUID decision, UUID by) implements DecisionInput {}

  /** A decision that holds again. */
  record Reinstated(UUID decision) implements DecisionInput {}

  /** A decision that is taken back. */
  record Withdrawn(UUID decision, String steward) implements DecisionInput {
    @Override
    public boolean withdraws(UUID one) {
      return one.equals(decision);
    }
  }
}
