package org.touchstonehub.mdm.change;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.link.ClusterLock;

/** Opens and closes the locks that a change names. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class LockFollower implements Follower {
  private Database database;

  @SuppressWarnings("NullAway.Init")
  protected LockFollower() {}

  @Inject
  public LockFollower(Database database) {
    this.database = database;
  }

  @Override
  public Turn turn() {
    return Turn.INPUTS;
  }

  @Override
  public void follow(ChangeSet set) {
    for (ChangeSet.Input input : set.inputs()) {
      if (input instanceof LockInput.Unlocked unlocked) close(set, unlocked.lock());
      else if (input instanceof LockInput.Locked locked) open(set, locked.lock());
    }
  }

  private void close(ChangeSet set, ClusterLock lock) {
    int closed =
        database
            .sql(
                """
                update mdm.cluster_lock
                set recorded_to = greatest(:at, recorded_from), closed_by = :cause
                where id = :id and recorded_to is null""")
            .set("at", set.at())
            .set("cause", set.cause())
            .set("id", lock.id())
            .update();
    if (closed != 1) throw new Overtaken();
  }

  private void open(ChangeSet set, ClusterLock lock) {
    database
        .sql(
            """
            insert into mdm.cluster_lock (id, domain, golden_id, locked_by, reason, locked,
              recorded_from, opened_by)
            values (:id, :domain, :golden, :by, :reason, :locked, :at, :cause)""")
        .set("id", lock.id())
        .set("domain", set.domain())
        .set("golden", lock.golden().value())
        .set("by", lock.by())
        .set("reason", lock.reason())
        .set("locked", lock.locked())
        .set("at", set.at())
        .set("cause", set.cause())
        .update();
    database
        .sql(
            """
            insert into mdm.locked_record (lock, system, key)
            select :id, system, key from unnest(:systems, :keys) as k (system, key)
            on conflict do nothing""")
        .set("id", lock.id())
        .set("systems", lock.records().stream().map(SourceKey::system).toArray(String[]::new))
        .set("keys", lock.records().stream().map(SourceKey::key).toArray(String[]::new))
        .update();
  }
}
