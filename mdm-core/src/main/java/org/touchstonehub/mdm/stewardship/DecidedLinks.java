package org.touchstonehub.mdm.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.link.Corrections;

/** Which golden records the records of a pair belong to. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class DecidedLinks {
  private Database database;

  @SuppressWarnings("NullAway.Init")
  protected DecidedLinks() {}

  @Inject
  public DecidedLinks(Database database) {
    this.database = database;
  }

  /**
   * @throws InvalidInput if one of the records was never sent, is deleted, or belongs to another
   *     domain
   */
  void expectDomain(String domain, RecordPair pair) {
    for (SourceKey key : List.of(pair.a(), pair.b())) {
      boolean known =
          !Corrections.isOne(key)
              && database
                  .sql(
                      """
                  select true as known from mdm.source_record r
                  join mdm.source_system s on s.name = r.system
                  where r.system = :system and r.key = :key and r.recorded_to is null
                    and not r.deleted
                    and s.domain = :domain""")
                  .set("system", key.system())
                  .set("key", key.key())
                  .set("domain", domain)
                  .first(row -> row.flag("known"))
                  .orElse(false);
      if (!known) {
        throw new InvalidInput(
            "record-pair",
            "Record %s of source system '%s' is not a record of domain '%s'; name one that is."
                .formatted(key.key(), key.system(), domain));
      }
    }
  }

  /** The golden records of both, those there are, in the order of ids. */
  List<GoldenId> goldenOf(RecordPair pair) {
    return goldenOf(Set.of(pair.a(), pair.b())).stream().map(GoldenId::new).toList();
  }

  private List<UUID> goldenOf(Collection<SourceKey> keys) {
    return database
        .sql(
            """
            select distinct c.golden_id from unnest(:systems, :keys) as k (system, key)
            join mdm.crosswalk c
              on c.system = k.system and c.key = k.key and c.recorded_to is null
            order by c.golden_id""")
        .set("systems", keys.stream().map(SourceKey::system).toArray(String[]::new))
        .set("keys", keys.stream().map(SourceKey::key).toArray(String[]::new))
        .list(row -> row.uuid("golden_id"));
  }
}
