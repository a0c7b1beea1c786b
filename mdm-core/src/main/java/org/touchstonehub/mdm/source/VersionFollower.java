package org.touchstonehub.mdm.source;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.touchstonehub.mdm.change.ChangeSet;
import org.touchstonehub.mdm.change.Follower;
import org.touchstonehub.mdm.change.Overtaken;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Digests;
import org.touchstonehub.mdm.database.Json;

/** Writes the new versions of source records that a change says. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class VersionFollower implements Follower {
  private Database database;

  @SuppressWarnings("NullAway.Init")
  protected VersionFollower() {}

  @Inject
  public VersionFollower(Database database) {
    this.database = database;
  }

  @Override
  public Turn turn() {
    return Turn.INPUTS;
  }

  @Override
  public void follow(ChangeSet set) {
    List<NewVersion> versions =
        set.inputs().stream()
            .filter(NewVersion.class::isInstance)
            .map(NewVersion.class::cast)
            .toList();
    if (versions.isEmpty()) return;
    List<NewVersion> later = versions.stream().filter(v -> v.number() > 1).toList();
    if (!later.isEmpty() && close(set, later) != later.size()) throw new Overtaken();
    if (write(set, versions) != versions.size()) throw new Overtaken();
  }

  private int close(ChangeSet set, List<NewVersion> later) {
    return database
        .sql(
            """
            update mdm.source_record s set recorded_to = greatest(:at, s.recorded_from)
            from unnest(:systems, :keys, :versions) as v (system, key, version)
            where s.system = v.system and s.key = v.key and s.version = v.version - 1
              and s.recorded_to is null""")
        .set("at", set.at())
        .set("systems", later.stream().map(v -> v.key().system()).toArray(String[]::new))
        .set("keys", later.stream().map(v -> v.key().key()).toArray(String[]::new))
        .set("versions", later.stream().map(NewVersion::number).toArray(Integer[]::new))
        .update();
  }

  private int write(ChangeSet set, List<NewVersion> versions) {
    return database
        .sql(
            """
            insert into mdm.source_record
              (system, key, version, attributes, digest, deleted, recorded_from, valid_from, cause)
            select system, key, version, cast(attributes as jsonb), digest, deleted, :at,
              valid_from, cast(:cause as uuid)
            from unnest(:systems, :keys, :versions, :attributes, :digests, :deleted, :since)
              as v (system, key, version, attributes, digest, deleted, valid_from)
            on conflict do nothing""")
        .set("at", set.at())
        .set("systems", versions.stream().map(v -> v.key().system()).toArray(String[]::new))
        .set("keys", versions.stream().map(v -> v.key().key()).toArray(String[]::new))
        .set("versions", versions.stream().map(NewVersion::number).toArray(Integer[]::new))
        .set(
            "attributes", versions.stream().map(v -> Json.write(v.values())).toArray(String[]::new))
        .set(
            "digests", versions.stream().map(v -> Digests.ofMap(v.values())).toArray(byte[][]::new))
        .set("deleted", versions.stream().map(NewVersion::isDeletion).toArray(Boolean[]::new))
        .set("since", versions.stream().map(NewVersion::since).toArray(Instant[]::new))
        .set("cause", set.origin() == ChangeSet.Origin.STEWARD ? set.cause() : null)
        .update();
  }
}
