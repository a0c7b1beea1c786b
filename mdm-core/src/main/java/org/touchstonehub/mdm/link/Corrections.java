package org.touchstonehub.mdm.link;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.survive.Correction;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Json;
import org.touchstonehub.mdm.database.Row;

/**
 * What stewards say of golden records: source records of a system of their own, one a domain, which
 * the hub registers and no source writes. They are not matched.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Corrections {
  /** How the names of such systems begin. */
  public static final String PREFIX = "steward-";

  private static final TypeReference<List<Seen>> SEEN = new TypeReference<>() {};

  /** What a record said, as the table holds it. */
  record Seen(String system, String key, Map<String, String> values) {}

  private Database database;

  @SuppressWarnings("NullAway.Init")
  protected Corrections() {}

  @Inject
  public Corrections(Database database) {
    this.database = database;
  }

  /** The system whose records are the corrections of a domain. */
  public static String systemOf(String domain) {
    return PREFIX + domain;
  }

  /** Whether a system is reserved for stewards. */
  public static boolean isReserved(String system) {
    return system.startsWith(PREFIX);
  }

  /** Whether it names a correction. */
  public static boolean isOne(SourceKey key) {
    return isReserved(key.system());
  }

  /** Corrections among these records, and those of one of them; whether they are there or not. */
  Map<SourceKey, Anchored> around(Collection<SourceKey> records) {
    Map<SourceKey, Anchored> found = new HashMap<>();
    database
        .sql(
            """
            select c.system, c.key, c.ends, c.withheld, c.seen::text as seen,
              (select array_agg(a.anchor_system order by a.ordinal) from mdm.correction_anchor a
                where a.system = c.system and a.key = c.key) as anchor_systems,
              (select array_agg(a.anchor_key order by a.ordinal) from mdm.correction_anchor a
                where a.system = c.system and a.key = c.key) as anchor_keys
            from (
              select a.system, a.key from unnest(:systems, :keys) as k (system, key)
              join mdm.correction_anchor a
                on a.anchor_system = k.system and a.anchor_key = k.key
              union
              select d.system, d.key from unnest(:systems, :keys) as k (system, key)
              join mdm.correction d on d.system = k.system and d.key = k.key) f
            join mdm.correction c on c.system = f.system and c.key = f.key""")
        .set("systems", records.stream().map(SourceKey::system).toArray(String[]::new))
        .set("keys", records.stream().map(SourceKey::key).toArray(String[]::new))
        .each(row -> found.put(new SourceKey(row.text("system"), row.text("key")), read(row)));
    return found;
  }

  private static Anchored read(Row row) throws SQLException {
    Map<SourceKey, Map<String, String>> seen = new HashMap<>();
    for (Seen one : Json.read(row.text("seen"), SEEN)) {
      seen.put(new SourceKey(one.system(), one.key()), one.values());
    }
    String[] systems = row.texts("anchor_systems");
    String[] keys = row.texts("anchor_keys");
    List<SourceKey> anchors = new ArrayList<>();
    for (int i = 0; i < systems.length; i++) anchors.add(new SourceKey(systems[i], keys[i]));
    return new Anchored(
        new Correction.Terms(row.maybeInstant("ends"), Set.of(row.texts("withheld")), seen),
        anchors);
  }

  /** Keeps a correction; its values are written as a source record. */
  public void write(SourceKey key, Anchored correction, java.util.UUID command) {
    List<Seen> seen = new ArrayList<>();
    correction
        .terms()
        .seen()
        .forEach((record, values) -> seen.add(new Seen(record.system(), record.key(), values)));
    database
        .sql(
            """
            insert into mdm.correction (system, key, ends, withheld, seen, command)
            values (:system, :key, :ends, :withheld, cast(:seen as jsonb), :command)""")
        .set("system", key.system())
        .set("key", key.key())
        .set("ends", correction.terms().until())
        .set("withheld", correction.terms().withheld().toArray(String[]::new))
        .set("seen", Json.write(seen))
        .set("command", command)
        .update();
    List<SourceKey> anchors = correction.anchors();
    database
        .sql(
            """
            insert into mdm.correction_anchor (system, key, ordinal, anchor_system, anchor_key)
            select :system, :key, ordinal, anchor_system, anchor_key
            from unnest(:systems, :keys) with ordinality a (anchor_system, anchor_key, ordinal)""")
        .set("system", key.system())
        .set("key", key.key())
        .set("systems", anchors.stream().map(SourceKey::system).toArray(String[]::new))
        .set("keys", anchors.stream().map(SourceKey::key).toArray(String[]::new))
        .update();
  }
}
