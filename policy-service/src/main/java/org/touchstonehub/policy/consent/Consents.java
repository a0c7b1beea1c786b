package org.touchstonehub.policy.consent;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Ids;
import org.touchstonehub.mdm.database.Row;
import org.touchstonehub.mdm.database.Transactions;
import org.touchstonehub.mdm.golden.ColumnType;
import org.touchstonehub.mdm.golden.Fields;
import org.touchstonehub.policy.purpose.Purpose;
import org.touchstonehub.policy.purpose.Purposes;

/**
 * Consent of data subjects, and what follows from it.
 *
 * <p>Within one source record and one purpose, a withdrawal beats every consent that was recorded
 * before it, and every one that begins before it; from when it begins itself, not sooner. Of the
 * consents that none beats, the one that took effect last holds; where a withdrawal has begun and
 * there is no such consent, it stands. Over all source records of a golden record: a withdrawal
 * that stands for the purpose, for one that it is part of, or for a part of it, means no, whoever
 * else said yes; else consent that holds for the purpose or for one that it is part of, and has not
 * run out, means yes. So nobody can ask under a wider or narrower name for what was withdrawn.
 *
 * <p>Consent that is in force only by what the reader recorded itself is {@link
 * ConsentStatus#SELF_RECORDED}: it would not be in force if the reader had recorded no consent.
 * What others recorded before, after or for another source record of the person confirms it. A
 * withdrawal counts whoever recorded it.
 */
public final class Consents {
  private static final String OWN = "c.state = 'given' and c.recorded_by = :consentReader";

  /**
   * What holds a source record and purpose, and what would without the consents that the reader
   * recorded; mostly the two are one event. What was in effect when it was recorded is in effect
   * now, even if the clock of the node that recorded it is ahead of ours.
   */
  private static String standing(String subject, String join, String where) {
    return """
        select e.* from (
          select b.*,
            row_number() over (partition by %1$s b.system, b.key, b.purpose
              order by %5$s) = 1 as newest,
            row_number() over (partition by %1$s b.system, b.key, b.purpose, b.own
              order by %5$s) = 1 as newest_of_kind
          from (
            select %1$s c.*, %4$s as own,
              max(c.recorded_at) filter (where c.state = 'withdrawn') over told as withdrawn_at,
              max(c.valid_from) filter (where c.state = 'withdrawn') over told as withdrawn_from
            from policy.consent c %2$s
            where %3$s and c.purpose = any(:consentRelated)
              and (c.valid_from <= :consentAt or c.valid_from <= c.recorded_at)
            window told as (partition by %1$s c.system, c.key, c.purpose)) b
          where b.state = 'withdrawn' or b.withdrawn_at is null
            or (b.recorded_at > b.withdrawn_at and b.valid_from >= b.withdrawn_from)) e
        where e.newest or (e.newest_of_kind and not e.own)"""
        .formatted(subject, join, where, OWN, NEWEST_FIRST);
  }

  /** Consent that no withdrawal beats comes before the withdrawals that it took back. */
  private static final String NEWEST_FIRST =
      "b.state = 'given' desc, b.valid_from desc, b.recorded_at desc, b.id desc";

  private static final String GIVES =
      """
      l.state = 'given' and l.purpose = any(:consentCovering)
        and (l.valid_to is null or l.valid_to > :consentAt)""";

  /** A withdrawal that is not the newest of its record is one that the reader's consent undid. */
  private static final String STATUS =
      """
      case when bool_or(l.newest and l.state = 'withdrawn') then 'withdrawn'
        when bool_or(l.newest and %1$s) then
          case when bool_or(not l.own and %1$s) and not bool_or(l.state = 'withdrawn') then 'given'
            else 'self-recorded' end
        else 'none' end"""
          .formatted(GIVES);

  private final Database database;
  private final Transactions transactions;
  private final Ids ids;
  private final Clock clock;
  private final Purposes purposes;

  public Consents(
      Database database, Transactions transactions, Ids ids, Clock clock, Purposes purposes) {
    this.database = database;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
    this.purposes = purposes;
  }

  /**
   * Records that consent was given or withdrawn. The next decision sees it once the transaction is
   * committed, which it is on return unless the caller opened one.
   *
   * @throws InvalidInput if the policy does not know the purpose
   */
  public ConsentEvent record(NewConsent consent) {
    if (purposes.find(consent.purpose()).isEmpty()) {
      throw new InvalidInput(
          "consent",
          "Consent names purpose '%s', which the policy does not know; GET /api/v1/purposes lists those it does."
              .formatted(consent.purpose()));
    }
    Instant now = clock.instant();
    Instant from = consent.validFrom() == null ? now : consent.validFrom();
    if (consent.validTo() != null && !from.isBefore(consent.validTo())) {
      throw new InvalidInput(
          "consent", "Consent would end (validTo) before it begins; give a later end.");
    }
    ConsentEvent event =
        new ConsentEvent(
            ids.next(),
            consent.subject(),
            consent.purpose(),
            consent.state(),
            from,
            consent.validTo(),
            now,
            consent.recordedBy(),
            consent.evidence());
    transactions.join(() -> insert(event));
    return event;
  }

  /** Whether events are on file for any record of a source system. */
  public boolean areThereOf(String system) {
    return transactions.join(
        () ->
            database
                .sql("select from policy.consent where system = :system limit 1")
                .set("system", system)
                .any());
  }

  private int insert(ConsentEvent event) {
    return database
        .sql(
            """
            insert into policy.consent (id, system, key, purpose, state, valid_from, valid_to,
              recorded_at, recorded_by, evidence)
            values (:id, :system, :key, :purpose, :state, :from, cast(:to as timestamptz), :at, :by,
              :evidence)""")
        .set("id", event.id())
        .set("system", event.subject().system())
        .set("key", event.subject().key())
        .set("purpose", event.purpose().code())
        .set("state", event.state().code())
        .set("from", event.validFrom())
        .set("to", event.validTo())
        .set("at", event.recordedAt())
        .set("by", event.recordedBy())
        .set("evidence", event.evidence())
        .update();
  }

  /**
   * The events of a source record after one of them, oldest first. What is recorded meanwhile comes
   * at the end.
   *
   * @param after an event of this source record, or null for the beginning
   * @param most how many events to give at most
   * @throws InvalidInput if the source record has no such event
   */
  public List<ConsentEvent> history(SourceKey subject, @Nullable UUID after, int most) {
    return transactions.join(() -> read(subject, after, most));
  }

  private List<ConsentEvent> read(SourceKey subject, @Nullable UUID after, int most) {
    String known = "from policy.consent where system = :system and key = :key";
    if (after != null
        && !database
            .sql("select " + known + " and id = :after")
            .set("system", subject.system())
            .set("key", subject.key())
            .set("after", after)
            .any()) {
      throw new InvalidInput(
          "cursor", "The cursor does not belong to this list; start again without one.");
    }
    return database
        .sql(
            """
            select * %1$s and (cast(:after as uuid) is null or (recorded_at, id) >
              (select recorded_at, id %1$s and id = :after))
            order by recorded_at, id limit :most"""
                .formatted(known))
        .set("system", subject.system())
        .set("key", subject.key())
        .set("after", after)
        .set("most", most)
        .list(Consents::event);
  }

  private static ConsentEvent event(Row row) throws SQLException {
    return new ConsentEvent(
        row.uuid("id"),
        new SourceKey(row.text("system"), row.text("key")),
        new Purpose(row.text("purpose")),
        ConsentState.ofCode(row.text("state")),
        row.instant("valid_from"),
        row.maybeInstant("valid_to"),
        row.instant("recorded_at"),
        row.text("recorded_by"),
        row.text("evidence"));
  }

  /**
   * The consent for a purpose at an instant over all these source records, which are one person's.
   *
   * @param reader subject of the caller that would read by it
   */
  public EffectiveConsent of(
      Collection<SourceKey> person, Purpose purpose, String reader, Instant at) {
    return ofEach(List.of(person), purpose, reader, at).get(0);
  }

  /** The same for several persons, each known by these source records; in the same order. */
  public List<EffectiveConsent> ofEach(
      List<? extends Collection<SourceKey>> persons, Purpose purpose, String reader, Instant at) {
    List<Integer> subjects = new ArrayList<>();
    List<String> systems = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < persons.size(); i++) {
      for (SourceKey key : persons.get(i)) {
        subjects.add(i);
        systems.add(key.system());
        keys.add(key.key());
      }
    }
    String join =
        """
        join unnest(cast(:subjects as integer[]), cast(:systems as text[]), cast(:keys as text[]))
          as s (subject, system, key) on c.system = s.system and c.key = s.key""";
    List<EffectiveConsent> found =
        new ArrayList<>(
            Collections.nCopies(
                persons.size(), new EffectiveConsent(ConsentStatus.NONE, List.of())));
    transactions.join(
        () -> {
          database
              .sql(
                  """
                  select l.subject, %s as status,
                    string_agg(cast(l.id as text), ',' order by l.id) as seen
                  from (%s) l group by l.subject"""
                      .formatted(STATUS, standing("subject,", join, "true")))
              .set("subjects", subjects.toArray(new Integer[0]))
              .set("systems", systems.toArray(new String[0]))
              .set("keys", keys.toArray(new String[0]))
              .setAll(parameters(purpose, reader, at))
              .each(row -> found.set(row.integer("subject"), effective(row)));
          return true;
        });
    return List.copyOf(found);
  }

  private static EffectiveConsent effective(Row row) throws SQLException {
    return new EffectiveConsent(ConsentStatus.ofCode(row.text("status")), ids(row.text("seen")));
  }

  private static List<UUID> ids(String joined) {
    return Pattern.compile(",").splitAsStream(joined).map(UUID::fromString).toList();
  }

  /**
   * The same as a field of golden records: an SQL expression over a projection table with the alias
   * {@code golden}, over the source records that are linked now. Never null.
   */
  public Fields.Field asField(String name, Purpose purpose, String reader, Instant at) {
    String standing =
        standing(
            "",
            "join hub.link x on x.system = c.system and x.key = c.key",
            "x.golden_id = golden.golden_id");
    return new Fields.Field(
        name,
        ColumnType.TEXT,
        "select %s from (%s) l".formatted(STATUS, standing),
        parameters(purpose, reader, at));
  }

  private Map<String, Object> parameters(Purpose purpose, String reader, Instant at) {
    Collection<Purpose> covering = purposes.withBroader(purpose);
    List<Purpose> related = new ArrayList<>(covering);
    purposes.withNarrower(purpose).stream()
        .filter(p -> !covering.contains(p))
        .forEach(related::add);
    return Map.of(
        "consentCovering",
        codes(covering),
        "consentRelated",
        codes(related),
        "consentReader",
        reader,
        "consentAt",
        at);
  }

  private static String[] codes(Collection<Purpose> purposes) {
    return purposes.stream()
        .sorted(Comparator.naturalOrder())
        .map(Purpose::code)
        .toArray(String[]::new);
  }
}
