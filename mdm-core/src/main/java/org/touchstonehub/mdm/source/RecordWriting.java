package org.touchstonehub.mdm.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.change.ChangeSet;
import org.touchstonehub.mdm.change.Changing;
import org.touchstonehub.mdm.change.Proposal;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Digests;
import org.touchstonehub.mdm.database.Ids;
import org.touchstonehub.mdm.golden.GoldenId;

/**
 * Carries out changes of some records of one system in the current transaction: what is there is
 * read, preconditions are looked at and versions are written while nobody else can write these
 * records, so that of several callers who saw the same version one wins. The records are matched
 * and their golden records changed at once.
 */
final class RecordWriting {
  /** What the hub has of a record; version 0 for nothing. */
  private record State(int version, boolean isDeleted, String digest, @Nullable GoldenId golden) {
    static final State NOTHING = new State(0, true, "", null);

    /** As preconditions see it. */
    int current() {
      return isDeleted ? 0 : version;
    }

    /** Whether a change would say what is known already. */
    boolean isWhat(SourceChange change) {
      Map<String, String> attributes = change.attributes();
      if (attributes == null) return isDeleted;
      return !isDeleted && digest.equals(hex(Digests.ofMap(attributes)));
    }
  }

  private static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }

  private final Database database;
  private final Changing changing;
  private final Ids ids;

  RecordWriting(Database database, Changing changing, Ids ids) {
    this.database = database;
    this.changing = changing;
    this.ids = ids;
  }

  /**
   * @param changes of records of this system, each key once, their attributes clean
   * @return an outcome for each, in the same order
   */
  List<Written> write(String domain, String system, List<SourceChange> changes) {
    VersionWriter.lockShared(database, system);
    changing.begin(domain, changes.stream().map(SourceChange::key).toList());
    Map<SourceKey, State> before = states(system, changes);
    List<SourceChange> taken = new ArrayList<>();
    for (SourceChange change : changes) {
      State was = state(before, change);
      if (change.precondition().holds(was.current()) && !was.isWhat(change)) taken.add(change);
    }
    Map<SourceKey, GoldenId> homes =
        taken.isEmpty() ? Map.of() : homes(carryOut(domain, before, taken));
    Set<SourceChange> written = new HashSet<>(taken);
    return changes.stream()
        .map(
            change ->
                outcome(
                    change,
                    state(before, change),
                    written.contains(change),
                    homes.get(change.key())))
        .toList();
  }

  private static State state(Map<SourceKey, State> states, SourceChange change) {
    return states.getOrDefault(change.key(), State.NOTHING);
  }

  /**
   * @param home that the record came to belong to by this change; null where it belongs where it
   *     did
   */
  private static Written outcome(
      SourceChange change, State was, boolean isWritten, @Nullable GoldenId home) {
    if (!change.precondition().holds(was.current())) {
      return new Written(
          change.key(), Written.Outcome.STALE, was.version(), was.golden(), StaleVersion.MESSAGE);
    }
    if (!isWritten) {
      return change.isDeletion()
          ? new Written(change.key(), Written.Outcome.ABSENT, was.version(), null, null)
          : new Written(change.key(), Written.Outcome.UNCHANGED, was.version(), was.golden(), null);
    }
    int version = was.version() + 1;
    if (change.isDeletion()) {
      return new Written(change.key(), Written.Outcome.DELETED, version, was.golden(), null);
    }
    Written.Outcome outcome =
        was.current() == 0 ? Written.Outcome.CREATED : Written.Outcome.CHANGED;
    GoldenId golden = home == null ? was.golden() : home;
    return new Written(change.key(), outcome, version, golden, null);
  }

  private Map<SourceKey, State> states(String system, List<SourceChange> changes) {
    Map<SourceKey, State> states = new HashMap<>();
    database
        .sql(
            """
            select s.key, s.version, s.deleted, s.digest, c.golden_id from mdm.source_record s
            left join mdm.crosswalk c
              on c.system = s.system and c.key = s.key and c.recorded_to is null
            where s.system = :system and s.key = any(:keys) and s.recorded_to is null""")
        .set("system", system)
        .set("keys", changes.stream().map(change -> change.key().key()).toArray(String[]::new))
        .each(
            row ->
                states.put(
                    new SourceKey(system, row.text("key")),
                    new State(
                        row.integer("version"),
                        row.flag("deleted"),
                        hex(row.bytes("digest")),
                        Optional.ofNullable(row.maybeUuid("golden_id"))
                            .map(GoldenId::new)
                            .orElse(null))));
    return states;
  }

  private ChangeSet carryOut(
      String domain, Map<SourceKey, State> before, List<SourceChange> changes) {
    Map<SourceKey, Optional<Proposal.Said>> said = new TreeMap<>();
    List<NewVersion> versions = new ArrayList<>();
    for (SourceChange change : changes) {
      int version = state(before, change).version() + 1;
      said.put(
          change.key(),
          Optional.ofNullable(change.attributes())
              .map(values -> new Proposal.Said(values, null, version)));
      versions.add(new NewVersion(change.key(), version, change.attributes(), null));
    }
    return changing.carryOut(Proposal.said(domain, ids.next(), said, versions));
  }

  private static Map<SourceKey, GoldenId> homes(ChangeSet set) {
    Map<SourceKey, GoldenId> homes = new HashMap<>();
    for (ChangeSet.LinkChange link : set.links()) {
      GoldenId to = link.to();
      if (to != null) homes.put(link.record(), to);
    }
    return homes;
  }
}
