package org.touchstonehub.mdm.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Row;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.source.NewVersion;

/** The pins that are there. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Pins {
  private static final String PIN =
      """
      from mdm.correction c
      join mdm.source_record r on r.system = c.system and r.key = c.key
        and r.recorded_to is null and not r.deleted
      where c.ends is not null""";

  private Database database;

  @SuppressWarnings("NullAway.Init")
  protected Pins() {}

  @Inject
  public Pins(Database database) {
    this.database = database;
  }

  /** What ends the pins of an attribute of a golden record. */
  List<NewVersion> ending(GoldenId golden, String attribute) {
    return database
        .sql(
            """
            select c.system, c.key, r.version %s
              and (exists (select from jsonb_object_keys(r.attributes) a (name)
                  where a.name = :attribute)
                or :attribute = any(c.withheld))
              and exists (select from mdm.crosswalk x where x.system = c.system and x.key = c.key
                and x.golden_id = :golden and x.recorded_to is null)
            order by c.key"""
                .formatted(PIN))
        .set("attribute", attribute)
        .set("golden", golden.value())
        .list(Pins::end);
  }

  /**
   * A pin that has come to its end.
   *
   * @param end what ends it
   * @param anchors the records that it pins a value of
   */
  record Lapsed(String domain, NewVersion end, List<SourceKey> anchors) {}

  /** Pins that ended by an instant and are there still, the earliest first. */
  List<Lapsed> lapsed(Instant at, int most) {
    return database
        .sql(
            """
            select c.system, c.key, r.version, s.domain,
              (select array_agg(a.anchor_system order by a.ordinal) from mdm.correction_anchor a
                where a.system = c.system and a.key = c.key) as anchor_systems,
              (select array_agg(a.anchor_key order by a.ordinal) from mdm.correction_anchor a
                where a.system = c.system and a.key = c.key) as anchor_keys
            from (select * from mdm.correction p where p.ends <= :at) c
            join mdm.source_system s on s.name = c.system
            join mdm.source_record r on r.system = c.system and r.key = c.key
              and r.recorded_to is null and not r.deleted
            order by c.ends, c.system, c.key limit :most""")
        .set("at", at)
        .set("most", most)
        .list(Pins::lapsed);
  }

  /** Whether it is there still, as the version that ends it supposes. */
  boolean isThere(NewVersion end) {
    return database
        .sql(
            """
            select from mdm.source_record
            where system = :system and key = :key and version = :version and recorded_to is null
              and not deleted""")
        .set("system", end.key().system())
        .set("key", end.key().key())
        .set("version", end.number() - 1)
        .any();
  }

  private static Lapsed lapsed(Row row) throws SQLException {
    String[] systems = row.texts("anchor_systems");
    String[] keys = row.texts("anchor_keys");
    List<SourceKey> anchors = new ArrayList<>();
    for (int i = 0; i < systems.length; i++) anchors.add(new SourceKey(systems[i], keys[i]));
    return new Lapsed(row.text("domain"), end(row), List.copyOf(anchors));
  }

  private static NewVersion end(Row row) throws SQLException {
    SourceKey key = new SourceKey(row.text("system"), row.text("key"));
    return new NewVersion(key, row.integer("version") + 1, null, null);
  }
}
