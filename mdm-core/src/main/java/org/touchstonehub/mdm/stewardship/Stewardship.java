package org.touchstonehub.mdm.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
      Changing changing,
      Clock clock,
      Ids ids) {
    this.database = database;
    this.decisions = decisions;
    this.links = links;
    this.tasks = tasks;
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
    UUID asked = task == null ? null : task.id();
    List<DecisionInput> inputs = inputs(rulings, steward, comment, asked);
    if (inputs.isEmpty() && asked != null) {
      inputs = List.of(new DecisionInput.Answered(asked, decision.decision()));
    }
    Changing.Draft draft =
        changing.draft(
            Proposal.decided(domain, ids.next(), rulings.concerned(), rulings::about, inputs),
            true);
    Set<UUID> shown = task == null ? Set.of() : task.shown();
    ChangeSet set = changing.write(draft.with(tasks(draft, rulings, shown)));
    return told(decision.decision(), pair, rulings, set);
  }

  /** What was decided before makes no new decision. */
  private static List<DecisionInput> inputs(
      Rulings rulings, String steward, String comment, @Nullable UUID task) {
    List<DecisionInput> inputs = new ArrayList<>();
    rulings
        .suspended()
        .forEach((earlier, later) -> inputs.add(new DecisionInput.Suspended(earlier, later)));
    for (Standing made : rulings.made()) {
      inputs.add(
          new DecisionInput.Made(
              made.decision(), made.verdict(), made.pair(), steward, comment, task));
    }
    return inputs;
  }

  /** Beside those that are moot one for each decision that contradicts others not shown yet. */
  private List<ChangeSet.TaskChange> tasks(Changing.Draft draft, Rulings rulings, Set<UUID> shown) {
    List<ChangeSet.TaskChange> changed = new ArrayList<>(draft.set().tasks());
    for (Standing made : rulings.made()) {
      List<UUID> broken =
          rulings.suspended().entrySet().stream()
              .filter(entry -> entry.getValue().equals(made.decision()))
              .map(Map.Entry::getKey)
              .toList();
      if (shown.containsAll(broken)) continue;
      changed.add(
          new ChangeSet.Contradicted(
              ids.next(), made.pair().a(), made.pair().b(), made.decision(), broken));
    }
    return changed;
  }

  private DecisionMade told(UUID decision, RecordPair pair, Rulings rulings, ChangeSet set) {
    return new DecisionMade(
        decisions.find(new DecisionId(decision)),
        links.goldenOf(pair),
        rulings.suspended().keySet().stream().map(DecisionId::new).toList(),
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
    List<StewardDecision> suspended =
        decisions.suspendedBy(decision.domain(), Set.of(decision.id()));
    Set<SourceKey> concerned = records(decision.pair());
    for (StewardDecision earlier : suspended) concerned.addAll(records(earlier.pair()));
    Rulings rulings = new Rulings(decisions.around(decision.domain(), concerned));
    rulings.withdraw(decision.id());
    List<DecisionInput> inputs = new ArrayList<>();
    inputs.add(new DecisionInput.Withdrawn(decision.id(), steward));
    // the latest first: of two that contradict each other it is the one that holds
    for (StewardDecision earlier : suspended) {
      if (!rulings.reinstate(earlier.standing())) continue;
      inputs.add(new DecisionInput.Reinstated(earlier.id()));
    }
    ChangeSet set =
        changing.carryOut(
            Proposal.decided(
                decision.domain(), ids.next(), rulings.concerned(), rulings::about, inputs));
    return told(decision.id(), decision.pair(), rulings, set);
  }
}
