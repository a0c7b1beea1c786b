package org.touchstonehub.mdm.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.change.Changing;
import org.touchstonehub.mdm.change.StaleGolden;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.golden.GoldenRecords;
import org.touchstonehub.mdm.link.Corrections;

/** The source records of golden records that a command is about. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Members {
  private Database database;
  private GoldenRecords golden;
  private Changing changing;

  @SuppressWarnings("NullAway.Init")
  protected Members() {}

  @Inject
  public Members(Database database, GoldenRecords golden, Changing changing) {
    this.database = database;
    this.golden = golden;
    this.changing = changing;
  }

  /**
   * The one domain of these ids.
   *
   * @throws org.touchstonehub.mdm.golden.UnknownGolden if there never was one of them
   * @throws InvalidInput if they are of several domains
   */
  String domainOf(Collection<GoldenId> ids) {
    List<String> domains = ids.stream().map(golden::domainOf).distinct().toList();
    if (domains.size() > 1) {
      throw new InvalidInput(
          "golden-record",
          "These golden records are of different domains; a command changes one domain.");
    }
    return domains.get(0);
  }

  /**
   * The source records of each, without corrections, which nobody else changes until the
   * transaction ends; of a preview as they are.
   *
   * @throws StaleGolden if one has another version, or was retired
   */
  Map<GoldenId, Set<SourceKey>> hold(String domain, List<Seen> seen, boolean isPreview) {
    List<GoldenId> ids = seen.stream().map(Seen::id).toList();
    if (!isPreview) {
      List<SourceKey> records = new ArrayList<>();
      current(ids).values().forEach(records::addAll);
      changing.begin(domain, records);
    }
    for (Seen one : seen) {
      boolean isWhatWasSeen =
          database
              .sql(
                  """
                  select from mdm.golden_record
                  where golden_id = :id and version = :version and recorded_to is null""")
              .set("id", one.id().value())
              .set("version", one.version())
              .any();
      if (!isWhatWasSeen) throw new StaleGolden(one.id());
    }
    return current(ids);
  }

  /** The corrections that a golden record has. */
  Set<SourceKey> corrections(GoldenId golden) {
    return new TreeSet<>(
        database
            .sql(
                """
                select c.system, c.key from mdm.crosswalk x
                join mdm.correction c on c.system = x.system and c.key = x.key
                where x.golden_id = :id and x.recorded_to is null""")
            .set("id", golden.value())
            .list(row -> new SourceKey(row.text("system"), row.text("key"))));
  }

  /** The same of one. */
  Set<SourceKey> hold(String domain, Seen seen, boolean isPreview) {
    return hold(domain, List.of(seen), isPreview).getOrDefault(seen.id(), Set.of());
  }

  private Map<GoldenId, Set<SourceKey>> current(Collection<GoldenId> ids) {
    Map<GoldenId, Set<SourceKey>> members = new TreeMap<>();
    for (GoldenId id : ids) members.put(id, new TreeSet<>());
    database
        .sql(
            """
            select golden_id, system, key from mdm.crosswalk
            where golden_id = any(:ids) and recorded_to is null""")
        .set("ids", ids.stream().map(GoldenId::value).toArray(UUID[]::new))
        .each(
            row ->
                members
                    .computeIfAbsent(
                        new GoldenId(row.uuid("golden_id")), ignored -> new TreeSet<>())
                    .add(new SourceKey(row.text("system"), row.text("key"))));
    members.values().forEach(records -> records.removeIf(Corrections::isOne));
    return members;
  }

  /** What a retired golden record had last; none where it is not retired. */
  Set<SourceKey> last(String domain, GoldenId retired) {
    Set<SourceKey> last =
        new TreeSet<>(
            database
                .sql(
                    """
                select c.system, c.key from mdm.golden_identity g
                join mdm.crosswalk c on c.golden_id = g.id and c.closed_by = g.retired_by
                  and c.recorded_to is not null
                where g.id = :id and g.domain = :domain and g.state = 'RETIRED'""")
                .set("id", retired.value())
                .set("domain", domain)
                .list(row -> new SourceKey(row.text("system"), row.text("key"))));
    last.removeIf(Corrections::isOne);
    return last;
  }
}
