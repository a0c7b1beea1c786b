package org.touchstonehub.matching.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.touchstonehub.match.engine.Changed;
import org.touchstonehub.match.engine.MatchResult;
import org.touchstonehub.match.engine.Progress;
import org.touchstonehub.match.engine.TrainedModel;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.matching.live.ChangedRecords;
import org.touchstonehub.matching.live.Generation;
import org.touchstonehub.matching.live.Pending;
import org.touchstonehub.matching.live.Placements;
import org.touchstonehub.matching.training.CurrentRecords;
import org.touchstonehub.matching.training.ModelChoice;
import org.touchstonehub.matching.training.TrainedModels;
import org.touchstonehub.mdm.change.ChangeSet;
import org.touchstonehub.mdm.change.GoldenRefresh;
import org.touchstonehub.mdm.change.Relinking;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Transactions;
import org.touchstonehub.mdm.link.LinkPlans;
import org.touchstonehub.mdm.model.ActiveModel;
import org.touchstonehub.mdm.model.ActiveModels;
import org.touchstonehub.mdm.stewardship.StewardDecisions;
import org.touchstonehub.mdm.stewardship.TaskBook;

/**
 * What a run does, step by step. Each step leaves the hub consistent, and doing it again after a
 * kill at any instant ends as if there had been none: what was matched is stored together with the
 * plan that names every golden id, and the plan is carried out component by component.
 */
@ApplicationScoped
public class MatchAndMerge {
  private static final int COMPONENTS_A_COMMIT = 500;

  /**
   * Changes alone are matched where fewer than one in so many records changed. One by one they cost
   * more each than all together.
   */
  private static final int MANY = 20;

  private Database database;
  private Transactions transactions;
  private Runs runs;
  private Leases leases;
  private ActiveModels models;
  private TrainedModels trainedModels;
  private CurrentRecords records;
  private StewardDecisions decisions;
  private LinkPlans plans;
  private Relinking relinking;
  private GoldenRefresh refresh;
  private FoundQuestions questions;
  private TaskBook tasks;
  private Placements placements;
  private CatchingUp catchingUp;
  private Clock clock;

  @SuppressWarnings("NullAway.Init")
  protected MatchAndMerge() {}

  @Inject
  public MatchAndMerge(
      Database database,
      Transactions transactions,
      Runs runs,
      Leases leases,
      ActiveModels models,
      TrainedModels trainedModels,
      CurrentRecords records,
      StewardDecisions decisions,
      LinkPlans plans,
      Relinking relinking,
      GoldenRefresh refresh,
      FoundQuestions questions,
      TaskBook tasks,
      Placements placements,
      CatchingUp catchingUp,
      Clock clock) {
    this.database = database;
    this.transactions = transactions;
    this.runs = runs;
    this.leases = leases;
    this.models = models;
    this.trainedModels = trainedModels;
    this.records = records;
    this.decisions = decisions;
    this.plans = plans;
    this.relinking = relinking;
    this.refresh = refresh;
    this.questions = questions;
    this.tasks = tasks;
    this.placements = placements;
    this.catchingUp = catchingUp;
    this.clock = clock;
  }

  /** The engine's answer, and the decisions of stewards that it honours. */
  private record Matched(
      CurrentRecords.Versioned records,
      ModelChoice choice,
      MatchResult result,
      List<UUID> honoured) {}

  /**
   * Matches all records of the domain and stores the outcome: where records stand from now on, and
   * as a plan how they are grouped. What others changed meanwhile is {@linkplain CatchingUp caught
   * up} with; where the trained model stays and few records changed, that is all there is to do.
   * Does nothing if the run has stored it before. Must be called outside a transaction.
   *
   * @throws LostLease if another process carries out the run by now; so do the other steps
   */
  public void match(Lease lease) {
    RunView seen = transactions.alone(() -> runs.require(lease.run()));
    if (seen.trainedModel() != null) return;
    ActiveModel active = transactions.alone(() -> models.require(seen.domain()));
    if (transactions.alone(() -> leaveToCatchUp(lease, active, seen))) return;
    Matched matched = compute(lease, active, seen.retrain());
    refreshStatistics();
    transactions.alone(() -> store(lease, active, matched));
  }

  /**
   * Stores that changes alone are to be matched.
   *
   * @return false if all records are to be
   */
  private boolean leaveToCatchUp(Lease lease, ActiveModel active, RunView seen) {
    if (seen.retrain() || seen.everything() || !runs.isMerged(seen)) return false;
    Optional<TrainedModel> known = trainedModels.inUse(active);
    Optional<Generation> stand =
        placements
            .inUse(seen.domain())
            .filter(generation -> generation.entity().equals(active.digest()));
    if (known.isEmpty() || stand.isEmpty()) return false;
    TrainedModel trained = known.get();
    if (!stand.get().trained().equals(trained.digest())) return false;
    Placements.Tally tally = placements.tally(stand.get());
    if (!tally.isFewerThanOneIn(MANY) || !ModelChoice.keeps(trained, tally.records())) return false;
    leases.holding(lease, () -> storeChanges(lease.run(), trained, tally));
    return true;
  }

  private int storeChanges(RunId run, TrainedModel trained, Placements.Tally tally) {
    return database
        .sql(
            """
            update matching.run r set trained_digest = :trained, records = :records,
              changes = :changes, started = coalesce(started, :now), model_basis = :basis,
              model_records = :learntFrom,
              warning = (select b.warning from matching.run b
                where b.domain = r.domain and b.state = 'COMPLETED' and b.trained_digest = :trained
                order by b.ended desc limit 1),
              takeovers = 0
            where id = :run""")
        .set("trained", trained.digest())
        .set("basis", ModelChoice.Basis.IN_USE.name())
        .set("learntFrom", trained.records())
        .set("records", tally.records())
        .set("changes", tally.pending())
        .set("now", clock.instant())
        .set("run", run.value())
        .update();
  }

  /** Alone: the lock that this takes would hold up the runs of other domains until the end. */
  private void refreshStatistics() {
    transactions.alone(
        () -> {
          plans.refreshStatistics();
          return 0;
        });
  }

  private Matched compute(Lease lease, ActiveModel active, boolean retrain) {
    Progress progress = new StoredProgress(transactions, runs, lease);
    progress.stage("reading records", -1);
    String domain = active.model().name();
    List<UUID> honoured = transactions.join(() -> decisions.standingIds(domain));
    var constraints = transactions.join(() -> decisions.constraints(domain));
    CurrentRecords.Versioned all = transactions.join(() -> records.versioned(active.model()));
    Optional<TrainedModel> known = transactions.join(() -> trainedModels.inUse(active));
    ModelChoice.Matched matched =
        ModelChoice.match(active.model(), all.table(), known, retrain, constraints, progress);
    return new Matched(all, matched.choice(), matched.result(), honoured);
  }

  /** Stores placements, plan, possible matches and trained model, all or nothing. */
  private int store(Lease lease, ActiveModel active, Matched matched) {
    TrainedModel trained = matched.choice().trained();
    trainedModels.store(active, trained);
    // fills its own table first, and then waits for the lock on links
    CurrentRecords.Versioned read = matched.records();
    List<Changed> changed =
        placements
            .inUse(active.model().name())
            .map(before -> new ChangedRecords(database, trained).since(before))
            .orElse(List.of());
    placements.replaceAll(
        trained, active.digest(), read.table(), read.versions(), matched.result());
    return leases.holding(
        lease,
        () -> {
          storeAll(lease.run(), active, matched);
          tasks.askOfChanged(active.model().name(), lease.run().value(), changed, clock.instant());
          return 0;
        });
  }

  private void storeAll(RunId run, ActiveModel active, Matched matched) {
    ModelChoice choice = matched.choice();
    trainedModels.use(active, choice.trained());
    RecordTable table = matched.records().table();
    plans.make(
        run.value(),
        sink -> {
          for (int row = 0; row < table.size(); row++) {
            sink.add(table.key(row), matched.result().clusterOf(row));
          }
        });
    questions.store(run, matched.result());
    database
        .sql(
            """
            update matching.run set trained_digest = :trained, records = :records,
              expected_matches = :expected, possible_matches = :possible, suspicious_clusters = :suspicious,
              model_basis = :basis, model_records = :learntFrom,
              replaced_digest = cast(:replaced as text),
              replaced_records = cast(:replacedRecords as bigint),
              warning = cast(:warning as text), takeovers = 0
            where id = :run""")
        .set("trained", choice.trained().digest())
        .set("basis", choice.basis().name())
        .set("learntFrom", choice.trained().records())
        .set("replaced", choice.replaced())
        .set("replacedRecords", choice.replacedRecords())
        .set("warning", matched.result().report().warning().orElse(null))
        .set("records", (long) table.size())
        .set("expected", matched.result().report().expectedMatches())
        .set("possible", (long) matched.result().possibleMatches().size())
        .set("suspicious", (long) matched.result().suspiciousClusters().size())
        .set("run", run.value())
        .update();
    catchingUp.withDecisions(active.model().name(), run.value(), matched.honoured());
  }

  /**
   * Merges what is left of the plan, some components a transaction. Must be called outside a
   * transaction.
   *
   * @param stopped asked before each transaction; true leaves the rest to a restart
   */
  public void merge(Lease lease, BooleanSupplier stopped) {
    while (!stopped.getAsBoolean()) {
      if (!mergeSome(lease, COMPONENTS_A_COMMIT)) break;
    }
    catchUp(lease, stopped);
  }

  /** Matches what came or changed since all records were read, some records a transaction. */
  private void catchUp(Lease lease, BooleanSupplier stopped) {
    String domain = transactions.alone(() -> runs.require(lease.run())).domain();
    Progress progress = new StoredProgress(transactions, runs, lease);
    List<Pending> left = List.of();
    for (long done = 0; !stopped.getAsBoolean(); ) {
      if (left.isEmpty()) left = transactions.alone(() -> catchingUp.pending(domain));
      if (left.isEmpty()) return;
      // else it would be waiting, to who looks, until the first of these are done
      if (done == 0) progress.stage("matching changes", left.size());
      List<Pending> some = left.subList(0, Math.min(CatchingUp.SOME, left.size()));
      left = left.subList(some.size(), left.size());
      done += some.size();
      long doneThen = done;
      transactions.alone(
          () -> {
            refresh.lock(domain);
            return leases.holding(lease, () -> catchUpWith(some, lease.run(), domain, doneThen));
          });
    }
  }

  private int catchUpWith(List<Pending> some, RunId run, String domain, long done) {
    catchingUp.withRecords(domain, run.value(), some);
    return database
        .sql(
            """
            update matching.run set state = 'RUNNING', stage = 'matching changes', done = :done,
              total = greatest(:done, coalesce(changes, 0)), takeovers = 0
            where id = :run""")
        .set("done", done)
        .set("run", run.value())
        .update();
  }

  /**
   * Merges the next components in a transaction of its own.
   *
   * @return false if none was left
   */
  boolean mergeSome(Lease lease, int limit) {
    return transactions.alone(
        () -> {
          String domain = runs.require(lease.run()).domain();
          refresh.lock(domain);
          return leases.holding(lease, () -> mergeNext(lease.run(), domain, limit));
        });
  }

  private boolean mergeNext(RunId run, String domain, int limit) {
    List<Integer> components = plans.next(run.value(), mergedThrough(run), limit);
    if (components.isEmpty()) return false;
    relinking.apply(domain, run.value(), components, ChangeSet.Origin.AUTO);
    database
        .sql(
            """
            update matching.run set state = 'RUNNING', stage = 'merging', done = :last,
              total = greatest(:last, :planned),
              merged_through = :last, takeovers = 0
            where id = :run""")
        .set("last", components.get(components.size() - 1))
        .set("planned", plans.last(run.value()))
        .set("run", run.value())
        .update();
    return true;
  }

  private int mergedThrough(RunId run) {
    return database
        .sql("select merged_through from matching.run where id = :run")
        .set("run", run.value())
        .first(row -> row.integer("merged_through"))
        .orElse(0);
  }

  /** Asks stewards what the match left open, forgets the plan and ends the run. */
  public void settle(Lease lease) {
    transactions.alone(
        () -> {
          RunView seen = runs.require(lease.run());
          if (seen.state() == RunState.COMPLETED) return 0;
          refresh.lock(seen.domain());
          return leases.holding(lease, () -> settleAll(seen));
        });
  }

  private int settleAll(RunView seen) {
    RunId run = seen.id();
    String domain = seen.domain();
    if (seen.changes() == null) {
      tasks.replace(domain, run.value(), questions.of(run), clock.instant());
    } else {
      tasks.settle(domain, clock.instant());
      tasks.askOfValues(domain, run.value(), clock.instant());
    }
    plans.forget(run.value());
    questions.forget(run);
    complete(run, domain);
    return 1;
  }

  private void complete(RunId run, String domain) {
    database
        .sql(
            """
            update matching.run set state = 'COMPLETED', stage = 'done', ended = :now,
              owner = null, lease_until = null,
              done = coalesce(records, 0), total = coalesce(records, 0),
              open_tasks = (select count(*) from hub.open_task where domain = :domain),
              golden_records = (select count(*) from hub.golden_identity
                where domain = :domain and state = 'ACTIVE')
            where id = :run""")
        .set("now", clock.instant())
        .set("domain", domain)
        .set("run", run.value())
        .update();
  }
}
