package org.touchstonehub.policy.touched;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Transactions;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.policy.consent.ConsentState;
import org.touchstonehub.policy.gate.Subject;

/** Finds whom a change of records touches, from consents and the decision log. */
@ApplicationScoped
public class Touching {
  /** How far back readers are looked for. */
  public static final Duration LATELY = Duration.ofDays(30);

  private Database database;
  private Transactions transactions;
  private Clock clock;

  @SuppressWarnings("NullAway.Init")
  protected Touching() {}

  @Inject
  public Touching(Database database, Transactions transactions, Clock clock) {
    this.database = database;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Whom these records touch. Readers are those who asked for one by its name; who found it by a
   * search is not told, since the log keeps no rows.
   */
  public Touched of(Collection<GoldenId> golden, Collection<SourceKey> records) {
    if (golden.isEmpty() && records.isEmpty()) return Touched.NOBODY;
    return transactions.join(() -> new Touched(consents(records), readings(golden, records)));
  }

  private List<Touched.ConsentCount> consents(Collection<SourceKey> records) {
    return database
        .sql(
            """
            select l.purpose, l.state, count(*) as records from (
              select distinct on (c.system, c.key, c.purpose) c.purpose, c.state
              from unnest(:systems, :keys) as k (system, key)
              join policy.consent c
                on c.system = k.system collate "C" and c.key = k.key collate "C"
              order by c.system, c.key, c.purpose, c.recorded_at desc, c.id desc) l
            group by l.purpose, l.state order by l.purpose, l.state""")
        .set("systems", records.stream().map(SourceKey::system).toArray(String[]::new))
        .set("keys", records.stream().map(SourceKey::key).toArray(String[]::new))
        .list(
            row ->
                new Touched.ConsentCount(
                    row.text("purpose"),
                    ConsentState.ofCode(row.text("state")),
                    row.integer("records")));
  }

  private List<Touched.Reading> readings(
      Collection<GoldenId> golden, Collection<SourceKey> records) {
    String[] subjects =
        Stream.concat(
                golden.stream().map(id -> new Subject.Golden(id).text()),
                records.stream().map(key -> new Subject.Source(key).text()))
            .toArray(String[]::new);
    return database
        .sql(
            """
            select product, purpose, array_agg(distinct caller order by caller) as callers,
              max(decided_at) as last
            from policy.decision
            where subjects && :subjects and permit and operation = 'read' and decided_at > :since
            group by product, purpose order by product, purpose""")
        .set("subjects", subjects)
        .set("since", clock.instant().minus(LATELY))
        .list(
            row ->
                new Touched.Reading(
                    row.text("product"),
                    row.text("purpose"),
                    Arrays.asList(row.texts("callers")),
                    row.instant("last")));
  }
}
