package org.touchstonehub.mdm.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.touchstonehub.mdm.change.ChangeSet;
import org.touchstonehub.mdm.change.Follower;
import org.touchstonehub.mdm.change.Overtaken;
import org.touchstonehub.mdm.database.Database;

/**
 * Writes the decisions that a change says, and each state that one of them comes to be in. The
 * earlier gives way before the later takes its place.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class DecisionFollower implements Follower {
  private Database database;

  @SuppressWarnings("NullAway.Init")
  protected DecisionFollower() {}

  @Inject
  public DecisionFollower(Database database) {
    this.database = database;
  }

  @Override
  public Turn turn() {
    return Turn.INPUTS;
  }

  @Override
  public void follow(ChangeSet set) {
    List<DecisionInput> inputs =
        set.inputs().stream()
            .filter(DecisionInput.class::isInstance)
            .map(DecisionInput.class::cast)
            .toList();
    if (inputs.isEmpty()) return;
    EntityManager entities = database.entities();
    try {
      for (DecisionInput input : inputs) end(set, input);
      entities.flush();
      for (DecisionInput input : inputs) begin(set, input);
      entities.flush();
    } catch (OptimisticLockException changed) {
      throw new Overtaken();
    }
  }

  private void end(ChangeSet set, DecisionInput input) {
    if (input instanceof DecisionInput.Suspended suspended) {
      StewardDecision decision = find(suspended.decision());
      decision.suspend(suspended.by(), set.at());
      state(set, decision, "");
    } else if (input instanceof DecisionInput.Withdrawn withdrawn) {
      StewardDecision decision = find(withdrawn.decision());
      decision.withdraw(withdrawn.steward(), set.at());
      state(set, decision, withdrawn.steward());
    }
  }

  private void begin(ChangeSet set, DecisionInput input) {
    if (input instanceof DecisionInput.Made made) {
      StewardDecision decision =
          new StewardDecision(
              made.decision(),
              set.domain(),
              made.verdict(),
              made.pair(),
              set.at(),
              made.steward(),
              made.comment(),
              set.cause());
      database.entities().persist(decision);
      database.entities().flush();
      state(set, decision, made.steward());
    } else if (input instanceof DecisionInput.Reinstated reinstated) {
      StewardDecision decision = find(reinstated.decision());
      decision.reinstate();
      state(set, decision, "");
    } else if (input instanceof DecisionInput.Answered answered) {
      answer(answered, set);
    }
  }

  private void answer(DecisionInput.Answered answered, ChangeSet set) {
    StewardTask task = database.entities().find(StewardTask.class, answered.task());
    if (task == null) throw new Overtaken();
    task.answer(answered.decision(), answered.answer(), answered.steward(), set.at());
  }

  private StewardDecision find(UUID id) {
    StewardDecision found = database.entities().find(StewardDecision.class, id);
    if (found == null) throw new Overtaken();
    return found;
  }

  /** Closes the state that a decision was in and opens the one that it is in now. */
  private void state(ChangeSet set, StewardDecision decision, String steward) {
    database
        .sql(
            """
            update mdm.steward_decision_state set recorded_to = greatest(:at, recorded_from)
            where decision_id = :id and recorded_to is null""")
        .set("at", set.at())
        .set("id", decision.id())
        .update();
    database
        .sql(
            """
            insert into mdm.steward_decision_state
              (decision_id, state, recorded_from, suspended_by, changed_by, cause)
            values (:id, :state, :at, cast(:suspendedBy as uuid), :steward, :cause)""")
        .set("id", decision.id())
        .set("state", decision.state().name())
        .set("at", set.at())
        .set("suspendedBy", decision.suspendedBy())
        .set("steward", steward)
        .set("cause", set.cause())
        .update();
  }
}
