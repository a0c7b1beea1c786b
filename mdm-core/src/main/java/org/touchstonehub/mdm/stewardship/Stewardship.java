package org.touchstonehub.mdm.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Ids;
import org.touchstonehub.mdm.golden.CodePoints;
import org.touchstonehub.mdm.golden.GoldenRefresh;

/**
 * What a steward may decide about records. A decision changes the golden records in its own
 * transaction, holds for every later match, and can be withdrawn. Where two contradict each other
 * the later one holds, and a task shows both.
 */
@ApplicationScoped
@Transactional
public class Stewardship {
  /** How long a steward waits for a batch or a file that changes links; then it is 503. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** The most characters of a comment. */
  public static final int LONGEST_COMMENT = 2_000;

  private Database database;
  private StewardDecisions decisions;
  private DecidedLinks links;
  private TaskAnswers tasks;
  private GoldenRefresh refresh;
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
      GoldenRefresh refresh,
      Clock clock,
      Ids ids) {
    this.database = database;
    this.decisions = decisions;
    this.links = links;
    this.tasks = tasks;
    this.refresh = refresh;
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
    refresh.lock(seen.domain(), PATIENCE);
    StewardTask task = tasks.reread(seen);
    task.expect(revision);
    tasks.expectSameRecords(task);
    return decide(
        task.domain(),
        task.pair(),
        verdict,
        steward,
        comment,
        decision -> task.decide(decision.id(), clock.instant()),
        task.shown());
  }

  /**
   * Decides about two records without having been asked: merges or splits their golden records.
   *
   * @param domain of both records
   */
  public DecisionMade decide(
      String domain, RecordPair pair, Verdict verdict, String steward, String comment) {
    return decide(domain, pair, verdict, steward, comment, decision -> {}, Set.of());
  }

  /**
   * @param answers closes the task that asked, before others are settled
   * @param shown decisions that the task showed: contradicting them needs no other task
   */
  private DecisionMade decide(
      String domain,
      RecordPair pair,
      Verdict verdict,
      String steward,
      String comment,
      Consumer<StewardDecision> answers,
      Set<UUID> shown) {
    if (CodePoints.count(comment) > LONGEST_COMMENT) {
      throw new InvalidInput(
          "steward-decision",
          "A comment has at most %d characters; shorten it.".formatted(LONGEST_COMMENT));
    }
    refresh.lock(domain, PATIENCE);
    links.expectDomain(domain, pair);
    Instant now = clock.instant();
    List<StewardDecision> standing = decisions.standing(domain);
    StewardDecision same = same(standing, pair, verdict);
    if (same != null) {
      answers.accept(same);
      database.entities().flush();
      return new DecisionMade(same.view(), links.goldenOf(pair), List.of(), GoldenChanges.NONE);
    }
    List<StewardDecision> broken = new Contradictions(standing).of(pair, verdict);
    StewardDecision decision =
        new StewardDecision(ids.next(), domain, verdict, pair, now, steward, comment);
    for (StewardDecision earlier : broken) earlier.suspend(decision, now);
    database.entities().flush(); // the earlier gives way before the later takes its place
    database.entities().persist(decision);
    database.entities().flush();
    answers.accept(decision);
    Set<SourceKey> concerned = new HashSet<>(Set.of(pair.a(), pair.b()));
    for (StewardDecision earlier : broken) {
      concerned.addAll(Set.of(earlier.pair().a(), earlier.pair().b()));
    }
    GoldenChanges changes = links.follow(domain, decision.id(), concerned);
    tasks.settle(domain, now);
    boolean isNew = broken.stream().anyMatch(earlier -> !shown.contains(earlier.id()));
    if (isNew) tasks.showContradiction(decision, broken, now);
    return new DecisionMade(
        decision.view(),
        links.goldenOf(pair),
        broken.stream().map(d -> new DecisionId(d.id())).toList(),
        changes);
  }

  private static @Nullable StewardDecision same(
      List<StewardDecision> standing, RecordPair pair, Verdict verdict) {
    return standing.stream()
        .filter(d -> d.pair().equals(pair) && d.verdict() == verdict)
        .findFirst()
        .orElse(null);
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
    refresh.lock(decision.domain(), PATIENCE);
    database.entities().refresh(decision);
    Instant now = clock.instant();
    decision.withdraw(steward, now);
    database.entities().flush();
    Set<SourceKey> concerned = new HashSet<>(Set.of(decision.pair().a(), decision.pair().b()));
    for (StewardDecision earlier : reinstated(decision.domain())) {
      concerned.addAll(Set.of(earlier.pair().a(), earlier.pair().b()));
    }
    UUID cause = ids.next();
    GoldenChanges changes = links.follow(decision.domain(), cause, concerned);
    tasks.settleContradiction(decision, now);
    tasks.settle(decision.domain(), now);
    return new DecisionMade(decision.view(), links.goldenOf(decision.pair()), List.of(), changes);
  }

  /** The latest first: of two that contradict each other it is the one that holds. */
  private List<StewardDecision> reinstated(String domain) {
    List<StewardDecision> back = new ArrayList<>();
    for (StewardDecision earlier : decisions.suspendedByWithdrawn(domain)) {
      List<StewardDecision> standing = decisions.standing(domain);
      boolean isFree = standing.stream().noneMatch(d -> d.pair().equals(earlier.pair()));
      if (isFree && new Contradictions(standing).of(earlier.pair(), earlier.verdict()).isEmpty()) {
        earlier.reinstate();
        database.entities().flush();
        back.add(earlier);
      }
    }
    return back;
  }
}
