package org.touchstonehub.matching.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.engine.LiveMatching;
import org.touchstonehub.match.engine.MatchResult;
import org.touchstonehub.match.engine.Placed;
import org.touchstonehub.match.engine.Standing;
import org.touchstonehub.match.engine.Step;
import org.touchstonehub.match.engine.TrainedModel;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.database.CopyText;
import org.touchstonehub.mdm.database.Database;

/**
 * Where the records of each domain stand, a table a generation. A batch makes a generation as a
 * whole, steps change single records of it.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Placements {
  private static final String COLUMNS =
      "system, key, version, block_keys, rule_groups, neighbour_systems, neighbour_keys, tied, course";

  private Database database;
  private Clock clock;

  @SuppressWarnings("NullAway.Init")
  protected Placements() {}

  @Inject
  public Placements(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The generation of a domain; empty before its first match. */
  public Optional<Generation> inUse(String domain) {
    return database
        .sql(
            """
            select id, domain, trained_digest, entity_digest from matching.placement_generation
            where domain = :domain and replaced is null""")
        .set("domain", domain)
        .first(
            row ->
                new Generation(
                    row.number("id"),
                    row.text("domain"),
                    row.text("trained_digest"),
                    row.text("entity_digest")));
  }

  /**
   * To look at, for a search or a preview: takes no lock, and may see half of what others do.
   *
   * @param constraints tells, in one round trip, the constraints that name one of some records, as
   *     they hold after the change
   */
  public Optional<LiveRecords> reading(
      EntityModel model, Function<Set<SourceKey>, Constraints> constraints) {
    return inUse(model.name())
        .map(generation -> new LiveRecords(database, generation, model, constraints, null));
  }

  /**
   * To change: what is looked up is claimed until the transaction ends. Must come before the
   * transaction writes or locks anything that others who change records wait for.
   *
   * @param claims those of the attempts before; after {@link Contended} the same again
   */
  public Optional<LiveRecords> claiming(
      EntityModel model, Function<Set<SourceKey>, Constraints> constraints, Claims claims) {
    Claiming claiming = Claiming.begin(database, model.name(), claims);
    return inUse(model.name())
        .map(generation -> new LiveRecords(database, generation, model, constraints, claiming));
  }

  /**
   * Stores what was computed by a claiming look in this transaction.
   *
   * @param versions of each source record that was put: the version that its values are of
   */
  public void store(Generation generation, Step step, Map<SourceKey, Integer> versions) {
    if (!step.removed().isEmpty()) remove(generation, step);
    if (!step.placed().isEmpty()) place(generation, step.placed(), versions);
    if (!step.standings().isEmpty()) putBeside(generation, step.standings());
  }

  private void remove(Generation generation, Step step) {
    database
        .sql(
            """
            delete from %s p using unnest(:systems, :keys) as k (system, key)
            where p.system = k.system and p.key = k.key"""
                .formatted(generation.table()))
        .set("systems", SourceKeys.systems(step.removed()))
        .set("keys", SourceKeys.keys(step.removed()))
        .update();
  }

  private void place(Generation generation, List<Placed> placed, Map<SourceKey, Integer> versions) {
    List<SourceKey> keys = placed.stream().map(Placed::key).toList();
    database
        .sql(
            """
            insert into %s (%s)
            select system, key, version, block_keys::bigint[], rule_groups::bigint[],
              neighbour_systems::text[], neighbour_keys::text[], tied, course
            from unnest(:systems, :keys, :versions, :blockKeys, :ruleGroups,
              :neighbourSystems, :neighbourKeys, :tied, :courses) as k (%2$s)
            on conflict (system, key) do update set version = excluded.version,
              block_keys = excluded.block_keys, rule_groups = excluded.rule_groups,
              neighbour_systems = excluded.neighbour_systems,
              neighbour_keys = excluded.neighbour_keys,
              tied = excluded.tied, course = excluded.course"""
                .formatted(generation.table(), COLUMNS))
        .set("systems", SourceKeys.systems(keys))
        .set("keys", SourceKeys.keys(keys))
        .set(
            "versions",
            keys.stream().map(k -> Objects.requireNonNull(versions.get(k))).toArray(Integer[]::new))
        .set("blockKeys", texts(placed, p -> SourceKeys.text(p.blockKeys())))
        .set("ruleGroups", texts(placed, p -> SourceKeys.text(p.ruleGroups())))
        .setAll(parameters(placed.stream().map(Placed::standing).toList()))
        .update();
  }

  private static <T> String[] texts(List<T> of, Function<T, String> text) {
    return of.stream().map(text).toArray(String[]::new);
  }

  private void putBeside(Generation generation, Map<SourceKey, Standing> standings) {
    List<SourceKey> keys = standings.keySet().stream().sorted().toList();
    List<Standing> inOrder =
        keys.stream().map(key -> Objects.requireNonNull(standings.get(key))).toList();
    database
        .sql(
            """
            update %s p set neighbour_systems = k.neighbour_systems::text[],
              neighbour_keys = k.neighbour_keys::text[], tied = k.tied, course = k.course
            from unnest(:systems, :keys, :neighbourSystems, :neighbourKeys, :tied, :courses)
              as k (system, key, neighbour_systems, neighbour_keys, tied, course)
            where p.system = k.system and p.key = k.key"""
                .formatted(generation.table()))
        .set("systems", SourceKeys.systems(keys))
        .set("keys", SourceKeys.keys(keys))
        .setAll(parameters(inOrder))
        .update();
  }

  private static Map<String, ?> parameters(List<Standing> standings) {
    return Map.of(
        "neighbourSystems", texts(standings, s -> neighbours(s, SourceKey::system)),
        "neighbourKeys", texts(standings, s -> neighbours(s, SourceKey::key)),
        "tied", standings.stream().map(s -> s.tied().size()).toArray(Integer[]::new),
        "courses", standings.stream().map(Standing::course).toArray(Long[]::new));
  }

  /** Those that are tied come first. */
  private static String neighbours(Standing standing, Function<SourceKey, String> part) {
    return SourceKeys.text(standing.neighbours(), part);
  }

  /**
   * Makes a generation of a whole match and puts it in the place of the one in use, whose rows stay
   * until {@link #dropReplaced}. Waits at the end until nobody changes records of the domain.
   * Records that changed since the table was read are {@link #pending} afterwards. Memory does not
   * grow with the table.
   *
   * @param trained what the table was matched with; stored by {@code TrainedModels}
   * @param entity digest of the entity model that it was trained for
   * @param versions of the source records, by row
   */
  public Generation replaceAll(
      TrainedModel trained, String entity, RecordTable table, int[] versions, MatchResult result) {
    String domain = trained.model().name();
    String digest = trained.digest();
    long id =
        database
            .sql("select nextval('matching.placement_generation_id') as id")
            .first(row -> row.number("id"))
            .orElseThrow();
    Generation made = new Generation(id, domain, digest, entity);
    create(made);
    copy(made, new LiveMatching(trained), table, versions, result);
    index(made);
    database.lock("links:" + domain);
    database
        .sql(
            """
            update matching.placement_generation set replaced = greatest(:now, made)
            where domain = :domain and replaced is null""")
        .set("now", clock.instant())
        .set("domain", domain)
        .update();
    database
        .sql(
            """
            insert into matching.placement_generation
              (id, domain, trained_digest, entity_digest, made)
            values (:id, :domain, :trained, :entity, :now)""")
        .set("entity", entity)
        .set("id", id)
        .set("domain", domain)
        .set("trained", digest)
        .set("now", clock.instant())
        .update();
    return made;
  }

  private void create(Generation made) {
    // room for neighbours to change in the page: then no index is written
    database
        .sql(
            """
            create table %s (
              system text collate "C" not null,
              key text collate "C" not null,
              version integer not null,
              block_keys bigint[] not null,
              rule_groups bigint[] not null,
              neighbour_systems text[] not null,
              neighbour_keys text[] not null,
              tied integer not null,
              course bigint not null) with (fillfactor = 85)"""
                .formatted(made.table()))
        .update();
  }

  private void copy(
      Generation made,
      LiveMatching matching,
      RecordTable table,
      int[] versions,
      MatchResult result) {
    int[] row = {0};
    database.copy(
        "%s (%s)".formatted(made.table(), COLUMNS),
        rows -> {
          try {
            matching.place(table, result, placed -> write(rows, placed, versions[row[0]++]));
          } catch (UncheckedIOException e) {
            throw e.getCause();
          }
        });
  }

  private static void write(CopyText rows, Placed placed, int version) {
    try {
      rows.row(
          placed.key().system(),
          placed.key().key(),
          version,
          SourceKeys.text(placed.blockKeys()),
          SourceKeys.text(placed.ruleGroups()),
          neighbours(placed.standing(), SourceKey::system),
          neighbours(placed.standing(), SourceKey::key),
          placed.standing().tied().size(),
          placed.standing().course());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void index(Generation made) {
    String table = made.table();
    database.sql("alter table %s add primary key (system, key)".formatted(table)).update();
    database
        .sql("create index on %s using gin (block_keys) with (fastupdate = off)".formatted(table))
        .update();
    database
        .sql("create index on %s using gin (rule_groups) with (fastupdate = off)".formatted(table))
        .update();
    database.sql("analyze " + table).update();
  }

  /** Those of these records that are there and do not stand as they are. */
  List<SourceKey> stale(Generation generation, Collection<SourceKey> keys) {
    return database
        .sql(
            """
            select r.system, r.key from unnest(:systems, :keys) as k (system, key)
            join hub.source_version r on r.system = k.system and r.key = k.key and r.is_current
            left join %s p on p.system = r.system and p.key = r.key
            where p.version is distinct from r.version"""
                .formatted(generation.table()))
        .set("systems", SourceKeys.systems(keys))
        .set("keys", SourceKeys.keys(keys))
        .list(row -> new SourceKey(row.text("system"), row.text("key")));
  }

  /**
   * How much has changed.
   *
   * @param records of the domain as they are now
   * @param pending how many came, changed or went since they were placed
   */
  public record Tally(long records, long pending) {
    /** Whether less than one in so many records changed. */
    public boolean isFewerThanOneIn(int many) {
      return pending * many < records;
    }
  }

  /** Counts what {@link #pending} would tell; reads every current record of the domain once. */
  public Tally tally(Generation generation) {
    return database
        .sql(
            """
            select count(r.version) as records,
              count(*) filter (where r.version is distinct from p.version) as pending
            from (
              select system, key, version from hub.matchable_record where domain = :domain) r
            full join %s p using (system, key)"""
                .formatted(generation.table()))
        .set("domain", generation.domain())
        .first(row -> new Tally(row.number("records"), row.number("pending")))
        .orElseThrow();
  }

  /**
   * Records that came, changed or went since they were placed, in the order of keys. Reads every
   * current record of the domain once.
   *
   * @param most how many are told
   */
  public List<Pending> pending(Generation generation, int most) {
    return database
        .sql(
            """
            select system, key, r.version is null as gone
            from (
              select system, key, version from hub.matchable_record where domain = :domain) r
            full join %s p using (system, key)
            where r.version is distinct from p.version
            order by system, key limit :most"""
                .formatted(generation.table()))
        .set("domain", generation.domain())
        .set("most", most)
        .list(
            row ->
                new Pending(new SourceKey(row.text("system"), row.text("key")), row.flag("gone")));
  }

  /**
   * Drops generations that were replaced so long ago that nobody looks at them any more.
   *
   * @return how many
   */
  public int dropReplaced(Duration ago) {
    List<Long> old =
        database
            .sql("select id from matching.placement_generation where replaced < :before")
            .set("before", clock.instant().minus(ago))
            .list(row -> row.number("id"));
    for (long id : old) {
      database.sql("drop table " + Generation.table(id)).update();
      database
          .sql("delete from matching.placement_generation where id = :id")
          .set("id", id)
          .update();
    }
    return old.size();
  }
}
