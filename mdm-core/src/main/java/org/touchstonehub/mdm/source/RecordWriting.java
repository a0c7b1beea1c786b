package org.touchstonehub.mdm.source;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Digests;
import org.touchstonehub.mdm.database.Ids;
import org.touchstonehub.mdm.database.Json;
import org.touchstonehub.mdm.golden.GoldenId;

/**
 * Carries out changes of some records of one system in the current transaction: what is there is
 * read, preconditions are looked at and versions are written under the one lock of the system, so
 * that of several callers who saw the same version one wins.
 */
final class RecordWriting {
  /** What the hub has of a record; version 0 for nothing. */
  private record State(int version, boolean isDeleted, @Nullable GoldenId golden) {
    static final State NOTHING = new State(0, true, null);

    /** As preconditions see it. */
    int current() {
      return isDeleted ? 0 : version;
    }
  }

  private final Database database;
  private final VersionWriter writer;
  private final Clock clock;
  private final Ids ids;

  RecordWriting(Database database, VersionWriter writer, Clock clock, Ids ids) {
    this.database = database;
    this.writer = writer;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * @param changes of records of this system, each key once, their attributes clean
   * @return an outcome for each, in the same order
   */
  List<Written> write(String domain, String system, List<SourceChange> changes) {
    writer.lock(system);
    Map<SourceKey, State> before = states(system, changes);
    List<SourceChange> taken =
        changes.stream().filter(c -> c.precondition().holds(state(before, c).current())).toList();
    if (!taken.isEmpty()) carryOut(domain, taken);
    Map<SourceKey, State> after = taken.isEmpty() ? before : states(system, taken);
    List<Written> written = new ArrayList<>();
    for (SourceChange change : changes) {
      State was = state(before, change);
      written.add(
          change.precondition().holds(was.current())
              ? outcome(change, was, state(after, change))
              : new Written(
                  change.key(),
                  Written.Outcome.STALE,
                  was.version(),
                  was.golden(),
                  StaleVersion.MESSAGE));
    }
    return written;
  }

  private static State state(Map<SourceKey, State> states, SourceChange change) {
    return states.getOrDefault(change.key(), State.NOTHING);
  }

  private static Written outcome(SourceChange change, State was, State is) {
    boolean isWritten = is.version() != was.version();
    if (change.isDeletion()) {
      return new Written(
          change.key(),
          isWritten ? Written.Outcome.DELETED : Written.Outcome.ABSENT,
          is.version(),
          isWritten ? was.golden() : null,
          null);
    }
    Written.Outcome outcome = Written.Outcome.UNCHANGED;
    if (isWritten) {
      outcome = was.current() == 0 ? Written.Outcome.CREATED : Written.Outcome.CHANGED;
    }
    return new Written(change.key(), outcome, is.version(), is.golden(), null);
  }

  private Map<SourceKey, State> states(String system, List<SourceChange> changes) {
    Map<SourceKey, State> states = new HashMap<>();
    database
        .sql(
            """
            select s.key, s.version, s.deleted, c.golden_id from mdm.source_record s
            left join mdm.crosswalk c
              on c.system = s.system and c.key = s.key and c.recorded_to is null
            where s.system = :system and s.key = any(:keys) and s.recorded_to is null""")
        .set("system", system)
        .set("keys", keys(changes))
        .each(
            row -> {
              UUID golden = row.maybeUuid("golden_id");
              states.put(
                  new SourceKey(system, row.text("key")),
                  new State(
                      row.integer("version"),
                      row.flag("deleted"),
                      golden == null ? null : new GoldenId(golden)));
            });
    return states;
  }

  private void carryOut(String domain, List<SourceChange> changes) {
    writer.open();
    fill(changes);
    UUID cause = ids.next();
    Instant now = clock.instant();
    Set<SourceKey> written = Set.copyOf(writer.writeSome(domain, cause, now));
    Map<SourceKey, GoldenId> alone = new LinkedHashMap<>();
    for (SourceChange change : changes) {
      if (!change.isDeletion() && written.contains(change.key())) {
        alone.put(change.key(), new GoldenId(ids.next()));
      }
    }
    if (!alone.isEmpty()) writer.linkAlone(domain, alone, cause, now);
  }

  private void fill(List<SourceChange> changes) {
    database
        .sql(
            """
            insert into incoming (ordinal, line, system, key, attributes, digest, deleted)
            select ordinality, ordinality, system, key, cast(attributes as jsonb), digest, deleted
            from unnest(:systems, :keys, :attributes, :digests, :deleted) with ordinality
              as t (system, key, attributes, digest, deleted, ordinality)""")
        .set("systems", changes.stream().map(c -> c.key().system()).toArray(String[]::new))
        .set("keys", keys(changes))
        .set("attributes", changes.stream().map(c -> Json.write(values(c))).toArray(String[]::new))
        .set("digests", changes.stream().map(c -> Digests.ofMap(values(c))).toArray(byte[][]::new))
        .set("deleted", changes.stream().map(SourceChange::isDeletion).toArray(Boolean[]::new))
        .update();
  }

  private static Map<String, String> values(SourceChange change) {
    Map<String, String> attributes = change.attributes();
    return attributes == null ? Map.of() : attributes;
  }

  private static String[] keys(List<SourceChange> changes) {
    return changes.stream().map(change -> change.key().key()).toArray(String[]::new);
  }
}
