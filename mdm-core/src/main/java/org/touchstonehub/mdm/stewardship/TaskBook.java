package org.touchstonehub.mdm.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.touchstonehub.match.engine.Changed;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.engine.PossibleMatch;
import org.touchstonehub.match.engine.Reason;
import org.touchstonehub.match.engine.SuspiciousCluster;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.change.ChangeSet;
import org.touchstonehub.mdm.change.DoubtTasks;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Ids;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.link.Doubts;
import org.touchstonehub.mdm.link.OpenQuestion;
import org.touchstonehub.mdm.link.Situations;

/** Brings the queue of tasks in step with a match of all records. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class TaskBook {
  private static final int CHUNK = 1_000;

  private Database database;
  private TaskPriorities priorities;
  private TaskFollower follower;
  private IdentifierFollower identifiers;
  private QualityFollower quality;
  private Situations situations;
  private StewardDecisions decisions;
  private Ids ids;

  @SuppressWarnings("NullAway.Init")
  protected TaskBook() {}

  @Inject
  public TaskBook(
      Database database,
      TaskPriorities priorities,
      TaskFollower follower,
      IdentifierFollower identifiers,
      QualityFollower quality,
      Situations situations,
      StewardDecisions decisions,
      Ids ids) {
    this.database = database;
    this.priorities = priorities;
    this.follower = follower;
    this.identifiers = identifiers;
    this.quality = quality;
    this.situations = situations;
    this.decisions = decisions;
    this.ids = ids;
  }

  /** Gives each question that a batch found. */
  public interface Questions {
    void writeTo(Sink sink) throws IOException;
  }

  /** Takes questions. */
  public interface Sink {
    /** Two records that may be one thing. */
    void add(PossibleMatch match) throws IOException;

    /** The same. */
    default void add(SourceKey a, SourceKey b, double probability, List<Reason> reasons)
        throws IOException {
      add(new PossibleMatch(a, b, probability, reasons));
    }

    /** Records of one cluster that may be two things. */
    void add(SuspiciousCluster cluster) throws IOException;
  }

  private record Collected(List<PossibleMatch> matches, List<SuspiciousCluster> clusters)
      implements Sink {
    @Override
    public void add(PossibleMatch match) {
      matches.add(match);
    }

    @Override
    public void add(SuspiciousCluster cluster) {
      clusters.add(cluster);
    }

    static Doubts of(Questions found) {
      Collected all = new Collected(new ArrayList<>(), new ArrayList<>());
      try {
        found.writeTo(all);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return new Doubts(Set.of(), all.matches(), all.clusters(), List.of());
    }
  }

  /** Closes open tasks that ask what is so by now. */
  public void settle(String domain, Instant now) {
    database
        .sql(
            """
            update mdm.steward_task t
            set state = 'CLOSED', closed_because = 'SETTLED', closed = greatest(:now, t.created),
              changed = greatest(:now, t.changed), changed_by = '', revision = t.revision + 1
            where t.domain = :domain and t.state = 'OPEN' and case
              when t.kind in ('POSSIBLE_MATCH', 'SHARED_IDENTIFIER') then %1$s = %2$s
              when t.kind = 'SUSPICIOUS_CLUSTER' then %1$s <> %2$s
              else false end"""
                .formatted(home("a"), home("b")))
        .set("now", now)
        .set("domain", domain)
        .update();
  }

  /**
   * The golden record of a side of a task; looked up task by task, whatever the planner knows of
   * links that were written a moment ago.
   */
  private static String home(String side) {
    return """
        (select c.golden_id from mdm.crosswalk c
          where c.system = t.%1$s_system and c.key = t.%1$s_key and c.recorded_to is null)"""
        .formatted(side);
  }

  /**
   * Makes what a batch found the open questions of a domain, as {@link DoubtTasks} does of a change
   * of some records: open tasks that the batch no longer finds are closed. Writing the same again
   * changes nothing.
   *
   * @return open tasks of the domain afterwards
   */
  public long replace(String domain, UUID run, Questions found, Instant now) {
    settle(domain, now);
    Doubts doubts = Collected.of(found);
    Constraints decided = decisions.constraints(domain);
    List<OpenQuestion> before = situations.doubted(domain);
    Map<SourceKey, GoldenId> home = homes(doubts, decided, before);
    List<ChangeSet.TaskChange> changes =
        new DoubtTasks(decided, home::get, ids::next)
            .of(doubts, before, open -> open.asks().isDoubt() || open.subject().isEmpty());
    write(domain, run, changes, now);
    identifiers.refresh(domain, run, now);
    askOfValues(domain, run, now);
    priorities.refresh(domain);
    return database
        .sql("select count(*) as n from mdm.steward_task where domain = :domain and state = 'OPEN'")
        .set("domain", domain)
        .first(row -> row.number("n"))
        .orElse(0L);
  }

  /** Asks of values that cannot be right, as many as stewards may be asked about. */
  public void askOfValues(String domain, UUID run, Instant now) {
    quality.refresh(domain, run, now);
  }

  /** Asks of records that may be somebody else's since the batch before. */
  public void askOfChanged(String domain, UUID run, List<Changed> changed, Instant now) {
    Doubts doubts = new Doubts(Set.of(), List.of(), List.of(), changed);
    DoubtTasks asking = new DoubtTasks(Constraints.NONE, key -> null, ids::next);
    write(domain, run, asking.of(doubts, List.of(), open -> false), now);
  }

  private void write(String domain, UUID run, List<ChangeSet.TaskChange> changes, Instant now) {
    for (int from = 0; from < changes.size(); from += CHUNK) {
      follower.follow(
          ChangeSet.ofTasks(
              domain,
              run,
              now,
              changes.subList(from, Math.min(changes.size(), from + CHUNK)),
              true));
    }
  }

  /** The golden records of all that is asked or decided about. */
  private Map<SourceKey, GoldenId> homes(
      Doubts doubts, Constraints decided, List<OpenQuestion> open) {
    Set<SourceKey> keys = new HashSet<>();
    open.forEach(question -> keys.addAll(question.records()));
    doubts.possibleMatches().forEach(match -> keys.addAll(List.of(match.a(), match.b())));
    doubts.suspiciousClusters().forEach(cluster -> keys.addAll(List.of(cluster.a(), cluster.b())));
    Stream.concat(decided.mustLink().stream(), decided.cannotLink().stream())
        .forEach(pair -> keys.addAll(List.of(pair.a(), pair.b())));
    Map<SourceKey, GoldenId> homes = new HashMap<>();
    database
        .sql(
            """
            select c.system, c.key, c.golden_id from unnest(:systems, :keys) as k (system, key)
            join mdm.crosswalk c
              on c.system = k.system and c.key = k.key and c.recorded_to is null""")
        .set("systems", keys.stream().map(SourceKey::system).toArray(String[]::new))
        .set("keys", keys.stream().map(SourceKey::key).toArray(String[]::new))
        .each(
            row ->
                homes.put(
                    new SourceKey(row.text("system"), row.text("key")),
                    new GoldenId(row.uuid("golden_id"))));
    return homes;
  }
}
