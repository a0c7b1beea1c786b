package org.touchstonehub.mdm.command;

import java.util.ArrayList;
import java.util.List;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.change.LockInput;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.link.ClusterLock;
import org.touchstonehub.mdm.link.ClusterLocked;
import org.touchstonehub.mdm.link.Locks;

/** Takes back what a command locked, and locks again what it had unlocked. */
final class LockReversal {
  private final Database database;
  private final Locks locks;

  LockReversal(Database database) {
    this.database = database;
    this.locks = new Locks(database);
  }

  /**
   * @throws TouchstoneException of kind conflict if somebody else did so since, or the records do
   *     not make up a golden record any more
   */
  List<LockInput> undoing(CommandId command) {
    List<LockInput> inputs = new ArrayList<>();
    boolean isOvertaken =
        database
            .sql(
                """
                select from mdm.cluster_lock o where o.opened_by = :command and not exists (
                  select from mdm.cluster_lock l where l.id = o.id and l.recorded_to is null)""")
            .set("command", command.value())
            .any();
    if (isOvertaken) throw overtaken(command);
    for (ClusterLock lock : locks.openedBy(command.value())) {
      inputs.add(new LockInput.Unlocked(lock));
    }
    for (ClusterLock lock : locks.closedBy(command.value())) inputs.add(again(lock, command));
    return inputs;
  }

  private LockInput again(ClusterLock lock, CommandId command) {
    for (ClusterLock other : locks.of(lock.records())) throw new ClusterLocked(other);
    if (!isWhole(lock, command)) throw overtaken(command);
    return new LockInput.Locked(lock);
  }

  /**
   * Whether those of its records that are there are one golden record, and all of it, but for what
   * the command itself took from it, which the undo brings back, and brought to it.
   */
  private boolean isWhole(ClusterLock lock, CommandId command) {
    return database
        .sql(
            """
            with held as (
              select x.system, x.key, x.golden_id, x.opened_by = :command as is_moved
              from unnest(:systems, :keys) as k (system, key)
              join mdm.crosswalk x
                on x.system = k.system and x.key = k.key and x.recorded_to is null),
            home as (select distinct golden_id from held where not is_moved)
            select exists (select from held) and (select count(*) from home) <= 1
              and not exists (
                select from mdm.crosswalk c join home using (golden_id)
                where c.recorded_to is null and c.opened_by <> :command
                  and not starts_with(c.system, 'steward-')
                  and not exists (
                    select from held h where h.system = c.system and h.key = c.key)) as whole""")
        .set("command", command.value())
        .set("systems", lock.records().stream().map(SourceKey::system).toArray(String[]::new))
        .set("keys", lock.records().stream().map(SourceKey::key).toArray(String[]::new))
        .first(row -> row.flag("whole"))
        .orElse(false);
  }

  private static TouchstoneException overtaken(CommandId command) {
    return new TouchstoneException(
        TouchstoneException.Kind.CONFLICT,
        "command-overtaken",
        "The golden record that command %s locked or unlocked was changed since; lock it as it is now."
            .formatted(command));
  }
}
