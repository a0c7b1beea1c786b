package org.touchstonehub.mdm.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.change.ChangeSet;
import org.touchstonehub.mdm.change.Changing;
import org.touchstonehub.mdm.change.Proposal;
import org.touchstonehub.mdm.change.TaskKind;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Ids;
import org.touchstonehub.mdm.golden.CodePoints;
import org.touchstonehub.mdm.link.Situations;

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
  private Situations situations;
  private ReviewRules rules;
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
      Situations situations,
      ReviewRules rules,
      Clock clock,
      Ids ids) {
    this.database = database;
    this.decisions = decisions;
    this.links = links;
    this.tasks = tasks;
    this.plans = plans;
    this.changing = changing;
    this.situations = situations;
    this.rules = rules;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Answers a task that asks whether records are one thing, or whether a value is right as it is:
   * one that is not is edited instead. Where that makes or changes a golden record of more source
   * records than {@link ReviewRules#secondFrom} the answer waits for a second steward.
   *
   * @param steward who decides: the subject of the caller
   * @param comment for later readers; may be empty; at most 2,000 characters
   * @param revision of the task that the steward saw
   * @throws org.touchstonehub.failure.TouchstoneException of kind conflict if the task is not open
   *     or has changed since; nothing has changed then
   */
  public TaskOutcome decide(
      TaskId id, Verdict verdict, String steward, String comment, int revision) {
    checkComment(comment);
    StewardTask task = tasks.begin(id, revision, changing);
    task.expectNoProposal();
    Said said = new Said(verdict, steward, comment);
    Optional<DecisionPlan> plan = planOfOne(task, said);
    return plan.isPresent() ? answerOne(task, plan.get()) : answerPair(task, said, steward, true);
  }

  /**
   * What an answer to a task would change once it takes effect; nothing of it is written. Fails as
   * the answer would.
   *
   * @param revision of the task that the steward saw
   */
  public DecisionPreview preview(
      TaskId id, Verdict verdict, String steward, String comment, int revision) {
    checkComment(comment);
    StewardTask task = tasks.look(id, revision);
    task.expectNoProposal();
    Said said = new Said(verdict, steward, comment);
    DecisionPlan plan =
        planOfOne(task, said).orElseGet(() -> planOfPair(task, said, steward, work(task, said)));
    Changing.Draft draft =
        whole(draft(task.domain(), plan, task.named(), false), plan, task.shown());
    return new DecisionPreview(draft.set(), plan.suspended());
  }

  /**
   * Lets the answer take effect that another steward proposed.
   *
   * @throws org.touchstonehub.failure.TouchstoneException of kind conflict if none is proposed, or
   *     this steward proposed it
   */
  public TaskOutcome confirm(TaskId id, String steward, int revision) {
    StewardTask task = tasks.begin(id, revision, changing);
    TaskProposal proposal = task.expectProposal(steward);
    Said said = new Said(proposal.verdict(), proposal.steward(), proposal.comment());
    return answerPair(task, said, steward, false);
  }

  /** Drops the answer that somebody proposed; the task is open as before. */
  public void decline(TaskId id, String steward, int revision) {
    StewardTask task = tasks.begin(id, revision, changing);
    if (task.proposal() == null) task.expectProposal(steward);
    task.decline(steward, situations.now(task.domain()));
  }

  /** What a steward says of a task. */
  private record Said(Verdict verdict, String steward, String comment) {
    StewardTask.Answer answer() {
      return switch (verdict) {
        case MATCH -> StewardTask.Answer.MATCH;
        case NO_MATCH -> StewardTask.Answer.NO_MATCH;
      };
    }
  }

  /**
   * @param by in whose name the task is answered
   * @param maySecond whether a second steward may be needed
   */
  private TaskOutcome answerPair(StewardTask task, Said said, String by, boolean maySecond) {
    Work work = work(task, said);
    DecisionPlan plan = planOfPair(task, said, by, work);
    Changing.Draft draft = draft(task.domain(), plan, task.named(), true);
    if (maySecond && isLarge(draft)) {
      task.propose(said.verdict(), by, said.comment(), situations.now(task.domain()));
      return new TaskOutcome(null, task.proposal());
    }
    ChangeSet set = write(draft, plan, task.shown());
    return new TaskOutcome(told(work.decision(), task.pair(), plan, set), null);
  }

  private Work work(StewardTask task, Said said) {
    return work(task.domain(), task.pair(), said.verdict(), said.steward(), said.comment());
  }

  private static DecisionPlan planOfPair(StewardTask task, Said said, String by, Work work) {
    return work.plan()
        .answering(
            new DecisionInput.Answered(
                task.id(), work.decision(), said.answer(), by, said.comment()));
  }

  private TaskOutcome answerOne(StewardTask task, DecisionPlan plan) {
    write(draft(task.domain(), plan, task.named(), true), plan, Set.of());
    return new TaskOutcome(null, null);
  }

  /** What follows from an answer about one record; empty where the task is about two. */
  private Optional<DecisionPlan> planOfOne(StewardTask task, Said said) {
    boolean isOther = said.verdict() == Verdict.NO_MATCH;
    DecisionPlan plan;
    if (task.kind() == TaskKind.CHANGED_PERSON) {
      // who is another person has no decision that was taken of the former one
      plan =
          isOther
              ? plans.forgetting(task.domain(), task.record(), said.steward())
              : leavingAll(said);
    } else if (task.kind() == TaskKind.QUALITY_FAILURE) {
      if (isOther) throw task.needsEdit();
      plan = leavingAll(said);
    } else {
      return Optional.empty();
    }
    return Optional.of(
        plan.answering(
            new DecisionInput.Answered(
                task.id(), null, said.answer(), said.steward(), said.comment())));
  }

  private static DecisionPlan leavingAll(Said said) {
    return DecisionPlan.made(new Rulings(List.of()), said.steward(), said.comment(), () -> true);
  }

  /** Whether it makes or changes a golden record of many source records. */
  private boolean isLarge(Changing.Draft draft) {
    return draft.set().golden().stream()
        .map(ChangeSet.GoldenChange::content)
        .filter(Objects::nonNull)
        .anyMatch(content -> rules.takesSecond(content.members().size()));
  }

  /**
   * Decides about two records without having been asked: merges or splits their golden records.
   *
   * @param domain of both records
   */
  public DecisionMade decide(
      String domain, RecordPair pair, Verdict verdict, String steward, String comment) {
    checkComment(comment);
    changing.begin(domain, records(pair));
    Work work = work(domain, pair, verdict, steward, comment);
    ChangeSet set = write(draft(domain, work.plan(), records(pair), true), work.plan(), Set.of());
    return told(work.decision(), pair, work.plan(), set);
  }

  private static Set<SourceKey> records(RecordPair pair) {
    return new HashSet<>(Set.of(pair.a(), pair.b()));
  }

  /**
   * Whether a decision takes a comment.
   *
   * @throws InvalidInput if it is too long
   */
  public static void checkComment(String comment) {
    if (CodePoints.count(comment) > LONGEST_COMMENT) {
      throw new InvalidInput(
          "steward-decision",
          "A comment has at most %d characters; shorten it.".formatted(LONGEST_COMMENT));
    }
  }

  /**
   * @param decision that says it: a new one, or one that said so before
   */
  private record Work(DecisionPlan plan, UUID decision) {}

  private Work work(
      String domain, RecordPair pair, Verdict verdict, String steward, String comment) {
    links.expectDomain(domain, pair);
    Rulings rulings = new Rulings(decisions.around(domain, records(pair)));
    Rulings.Statement statement = new Rulings.Statement(pair, verdict);
    Standing decision = rulings.state(statement, clock.instant(), ids::next);
    return new Work(
        DecisionPlan.made(
            rulings, steward, comment, decisions.asBefore(domain, records(pair), rulings)),
        decision.decision());
  }

  /**
   * @param records asked about, whatever becomes of decisions
   */
  private Changing.Draft draft(
      String domain, DecisionPlan plan, Set<SourceKey> records, boolean isToBeWritten) {
    Set<SourceKey> asked = new HashSet<>(records);
    asked.addAll(plan.concerned());
    return changing.draft(
        Proposal.decided(domain, ids.next(), asked, plan.ruling(), plan.inputs())
            .provided(plan.isStillSo()),
        isToBeWritten);
  }

  /**
   * @param shown decisions that need no other task where they are contradicted
   */
  private ChangeSet write(Changing.Draft draft, DecisionPlan plan, Set<UUID> shown) {
    return changing.write(whole(draft, plan, shown));
  }

  /** With the task that shows what is contradicted. */
  private Changing.Draft whole(Changing.Draft draft, DecisionPlan plan, Set<UUID> shown) {
    List<ChangeSet.TaskChange> changed = new ArrayList<>(draft.set().tasks());
    changed.addAll(plan.contradictions(shown, ids::next));
    return draft.with(changed);
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
                    decision.domain(), ids.next(), plan.concerned(), plan.ruling(), plan.inputs())
                .provided(plan.isStillSo()));
    return told(decision.id(), decision.pair(), plan, set);
  }
}
