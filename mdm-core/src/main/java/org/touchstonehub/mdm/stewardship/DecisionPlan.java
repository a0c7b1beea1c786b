package org.touchstonehub.mdm.stewardship;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.change.ChangeSet;
import org.touchstonehub.mdm.change.Proposal;

/** Decisions that are to be made, taken back or held again, worked out; writes nothing. */
public final class DecisionPlan {
  private final Rulings rulings;
  private final List<DecisionInput> inputs;
  private final BooleanSupplier isStillSo;

  /**
   * @param isStillSo whether the decisions that it was made of are still those that bind
   */
  DecisionPlan(Rulings rulings, List<DecisionInput> inputs, BooleanSupplier isStillSo) {
    this.rulings = rulings;
    this.inputs = List.copyOf(inputs);
    this.isStillSo = isStillSo;
  }

  /** What was stated to these rulings. */
  static DecisionPlan made(
      Rulings rulings, String steward, String comment, BooleanSupplier isStillSo) {
    List<DecisionInput> inputs = new ArrayList<>(suspensions(rulings));
    for (Standing made : rulings.made()) {
      inputs.add(
          new DecisionInput.Made(made.decision(), made.verdict(), made.pair(), steward, comment));
    }
    return new DecisionPlan(rulings, inputs, isStillSo);
  }

  static List<DecisionInput> suspensions(Rulings rulings) {
    List<DecisionInput> suspensions = new ArrayList<>();
    rulings
        .suspended()
        .forEach((earlier, later) -> suspensions.add(new DecisionInput.Suspended(earlier, later)));
    return suspensions;
  }

  /** The same that also answers a task. */
  DecisionPlan answering(DecisionInput.Answered answer) {
    List<DecisionInput> all = new ArrayList<>(inputs);
    all.add(answer);
    return new DecisionPlan(rulings, all, isStillSo);
  }

  /** Whether the decisions that it was made of are still those that bind. */
  public BooleanSupplier isStillSo() {
    return isStillSo;
  }

  /** What is to be written. */
  public List<DecisionInput> inputs() {
    return inputs;
  }

  /** Records whose decisions are other than before. */
  public Set<SourceKey> concerned() {
    return rulings.concerned();
  }

  /** What binds from then on. */
  public Proposal.Ruling ruling() {
    return new Proposal.Ruling() {
      @Override
      public Constraints over(Constraints about, Set<SourceKey> records) {
        return rulings.over(about, records);
      }

      @Override
      public Set<SourceKey> concerned() {
        return rulings.concerned();
      }
    };
  }

  /** Earlier decisions that no longer hold then. */
  public List<DecisionId> suspended() {
    return rulings.suspended().keySet().stream().map(DecisionId::new).toList();
  }

  /**
   * A task for the decision that contradicts earlier ones, if there are any that were not shown.
   *
   * @param shown decisions that the steward was shown
   */
  public List<ChangeSet.TaskChange> contradictions(Set<UUID> shown, Supplier<UUID> ids) {
    Map<UUID, UUID> suspended = rulings.suspended();
    if (shown.containsAll(suspended.keySet())) return List.of();
    for (Standing made : rulings.made()) {
      if (!suspended.containsValue(made.decision())) continue;
      return List.of(
          new ChangeSet.Contradicted(
              ids.get(),
              made.pair().a(),
              made.pair().b(),
              made.decision(),
              List.copyOf(suspended.keySet())));
    }
    return List.of();
  }
}
