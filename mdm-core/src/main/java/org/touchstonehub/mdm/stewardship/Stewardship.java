package org.touchstonehub.mdm.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.change.ChangeSet;
import org.touchstonehub.mdm.change.Changing;
import org.touchstonehub.mdm.change.Proposal;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Ids;
import org.touchstonehub.mdm.golden.CodePoints;

/**
 * What a steward may decide about records. A decision changes the golden records in its own
 * transaction, holds for every later match, and can be withdrawn. Where two contradict each other
 * the later one holds, and a task shows both.
 */
@ApplicationScoped
@Transactional
public class Stewardship {
  /** The most characters of a comment. */
  public static final int LONGEST_COMMENT = 2_000;

  private Database database;
  private StewardDecisions decisions;
  private DecidedLinks links;
  private TaskAnswers tasks;
  private DecisionPlans plans;
  private Changing changing;
  private Clock clock;
  private Ids ids;

  @SuppressWarnings("NullAway.Init")
  protected Stewardship() {}

  @Inject
  public Stewardship(
      Database database,
      StewardDecisions decisions,
      DecidedLinks links,
      TaskAnswers tasks,
      DecisionPlans plans,
      Changing changing,
      Clock clock,
      Ids ids) {
    this.database = database;
    this.decisions = decisions;
    this.links = links;
    this.tasks = tasks;
    this.plans = plans;
    this.changing = changing;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Answers a task.
   *
   * @param steward who decides: the subject of the caller
   * @param comment for later readers; may be empty; at most 2,000 characters
   * @param revision of the task that the steward saw
   * @throws org.touchstonehub.failure.TouchstoneException of kind conflict if the task is not open
   *     or has changed since; nothing has changed then
   */
  public DecisionMade decide(
      TaskId id, Verdict verdict, String steward, String comment, int revision) {
    StewardTask seen = tasks.require(id);
    changing.begin(seen.domain(), records(seen.pair()));
    StewardTask task = tasks.reread(seen);
    task.expect(revision);
    tasks.expectSameRecords(task);
    return decide(task.domain(), task.pair(), verdict, steward, comment, task);
  }

  /**
   * Decides about two records without having been asked: merges or splits their golden records.
   *
   * @param domain of both records
   */
  public DecisionMade decide(
      String domain, RecordPair pair, Verdict verdict, String steward, String comment) {
    changing.begin(domain, records(pair));
    return decide(domain, pair, verdict, steward, comment, null);
  }

  private static Set<SourceKey> records(RecordPair pair) {
    return new HashSet<>(Set.of(pair.a(), pair.b()));
  }

  /**
   * @param task that asked: decisions that it shows need no other task where they are contradicted
   */
  private DecisionMade decide(
      String domain,
      RecordPair pair,
      Verdict verdict,
      String steward,
      String comment,
      @Nullable StewardTask task) {
    if (CodePoints.count(comment) > LONGEST_COMMENT) {
      throw new InvalidInput(
          "steward-decision",
          "A comment has at most %d characters; shorten it.".formatted(LONGEST_COMMENT));
    }
    links.expectDomain(domain, pair);
    Rulings rulings = new Rulings(decisions.around(domain, records(pair)));
    Rulings.Statement statement = new Rulings.Statement(pair, verdict);
    Standing decision = rulings.state(statement, clock.instant(), ids::next);
    UUID question = task == null ? null : task.id();
    DecisionPlan plan = DecisionPlan.made(rulings, steward, comment, question);
    List<DecisionInput> inputs = plan.inputs();
    if (inputs.isEmpty() && question != null) {
      // what was decided before makes no new decision
      inputs = List.of(new DecisionInput.Answered(question, decision.decision()));
    }
    Set<SourceKey> asked = records(pair);
    asked.addAll(plan.concerned());
    Changing.Draft draft =
        changing.draft(Proposal.decided(domain, ids.next(), asked, plan.ruling(), inputs), true);
    List<ChangeSet.TaskChange> changed = new ArrayList<>(draft.set().tasks());
    changed.addAll(plan.contradictions(task == null ? Set.of() : task.shown(), ids::next));
    ChangeSet set = changing.write(draft.with(changed));
    return told(decision.decision(), pair, plan, set);
  }

  private DecisionMade told(UUID decision, RecordPair pair, DecisionPlan plan, ChangeSet set) {
    return new DecisionMade(
        decisions.find(new DecisionId(decision)),
        links.goldenOf(pair),
        plan.suspended(),
        GoldenChanges.of(set));
  }

  /**
   * Takes a decision back: golden records become what they would be without it, and decisions that
   * only it had suspended hold again.
   *
   * @throws org.touchstonehub.failure.TouchstoneException of kind conflict if it was withdrawn
   *     before
   */
  public DecisionMade withdraw(DecisionId id, String steward) {
    StewardDecision decision = decisions.require(id);
    changing.begin(decision.domain(), records(decision.pair()));
    database.entities().refresh(decision);
    decision.expectNotWithdrawn();
    DecisionPlan plan = plans.withdrawing(decision, steward);
    ChangeSet set =
        changing.carryOut(
            Proposal.decided(
                decision.domain(), ids.next(), plan.concerned(), plan.ruling(), plan.inputs()));
    return told(decision.id(), decision.pair(), plan, set);
  }
}
