package org.touchstonehub.policy.gate;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Transactions;

/** Finds the source records that are now one with those that are asked for. */
final class Subjects {
  private final Database database;
  private final Transactions transactions;

  Subjects(Database database, Transactions transactions) {
    this.database = database;
    this.transactions = transactions;
  }

  /**
   * All source records of the golden records of these subjects; a source key is always its own.
   *
   * @param domain a golden id of another domain has none: what somebody there consented to must not
   *     show in the answer
   */
  Set<SourceKey> sourcesOf(Collection<Subject> subjects, String domain) {
    Set<SourceKey> found = new TreeSet<>();
    for (Subject subject : subjects) {
      if (subject instanceof Subject.Source source) found.add(source.key());
    }
    UUID[] golden =
        subjects.stream()
            .filter(Subject.Golden.class::isInstance)
            .map(s -> ((Subject.Golden) s).id().value())
            .toArray(UUID[]::new);
    String[] systems = found.stream().map(SourceKey::system).toArray(String[]::new);
    String[] keys = found.stream().map(SourceKey::key).toArray(String[]::new);
    found.addAll(
        transactions.join(
            () ->
                database
                    .sql(
                        """
                        select system, key from hub.link
                        where golden_id in (
                          select id from hub.golden_identity
                          where id = any(:golden) and domain = :domain
                        ) or golden_id in (
                          select x.golden_id from hub.link x
                          join unnest(:systems, :keys) as s (system, key)
                            on x.system = s.system collate "C" and x.key = s.key collate "C")\
                        """)
                    .set("golden", golden)
                    .set("domain", domain)
                    .set("systems", systems)
                    .set("keys", keys)
                    .list(row -> new SourceKey(row.text("system"), row.text("key")))));
    return found;
  }
}
