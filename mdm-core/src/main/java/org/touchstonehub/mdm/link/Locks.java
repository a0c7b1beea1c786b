package org.touchstonehub.mdm.link;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Row;
import org.touchstonehub.mdm.golden.GoldenId;

/** Which golden records are locked. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Locks {
  private static final String LOCK =
      "l.id, l.golden_id, l.locked_by, l.reason, l.locked, r.system, r.key";

  private Database database;

  @SuppressWarnings("NullAway.Init")
  protected Locks() {}

  @Inject
  public Locks(Database database) {
    this.database = database;
  }

  /** The locks that hold one of these records. */
  public List<ClusterLock> of(Collection<SourceKey> records) {
    Gathering gathering = new Gathering();
    database
        .sql(
            """
            select %s from mdm.cluster_lock l join hub.locked_record r on r.lock = l.id
            where l.id in (
              select h.lock from unnest(:systems, :keys) as k (system, key)
              join hub.locked_record h on h.system = k.system and h.key = k.key)
            order by l.id, r.system, r.key"""
                .formatted(LOCK))
        .set("systems", records.stream().map(SourceKey::system).toArray(String[]::new))
        .set("keys", records.stream().map(SourceKey::key).toArray(String[]::new))
        .each(gathering::add);
    return gathering.locks();
  }

  /** The locks that a command opened and that hold, be it again. */
  public List<ClusterLock> openedBy(UUID command) {
    return of(
        """
        l.recorded_to is null
        and l.id in (select o.id from mdm.cluster_lock o where o.opened_by = :command)""",
        command);
  }

  /** The locks that a command closed, with all records that they had. */
  public List<ClusterLock> closedBy(UUID command) {
    return of("l.closed_by = :command", command);
  }

  private List<ClusterLock> of(String which, UUID command) {
    Gathering gathering = new Gathering();
    database
        .sql(
            "select %s from mdm.cluster_lock l join mdm.locked_record r on r.lock = l.id where %s"
                .formatted(LOCK, which))
        .set("command", command)
        .each(gathering::add);
    return gathering.locks();
  }

  /** Ids of the locks that hold in a domain. */
  public List<UUID> standing(String domain) {
    return database
        .sql(
            """
            select id from mdm.cluster_lock
            where domain = :domain and recorded_to is null order by id""")
        .set("domain", domain)
        .list(row -> row.uuid("id"));
  }

  /** Locks of which each row tells one record. */
  private static final class Gathering {
    private final Map<UUID, ClusterLock> first = new LinkedHashMap<>();
    private final Map<UUID, Set<SourceKey>> records = new LinkedHashMap<>();

    void add(Row row) throws SQLException {
      UUID id = row.uuid("id");
      first.putIfAbsent(
          id,
          new ClusterLock(
              id,
              new GoldenId(row.uuid("golden_id")),
              row.text("locked_by"),
              row.text("reason"),
              row.instant("locked"),
              Set.of()));
      records
          .computeIfAbsent(id, ignored -> new TreeSet<>())
          .add(new SourceKey(row.text("system"), row.text("key")));
    }

    List<ClusterLock> locks() {
      return first.values().stream()
          .map(
              lock ->
                  new ClusterLock(
                      lock.id(),
                      lock.golden(),
                      lock.by(),
                      lock.reason(),
                      lock.locked(),
                      records.getOrDefault(lock.id(), Set.of())))
          .toList();
    }
  }
}
