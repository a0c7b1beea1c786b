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
   * Whether those of its records that are there are one golden record, and all of it but for what
   * came to them by the command itself.
   */
  private boolean isWhole(ClusterLock lock, CommandId command) {
    return database
        .sql(
            """
            with held as (
              select x.system, x.key, x.golden_id from unnest(:systems, :keys) as k (system, key)
              join mdm.crosswalk x
                on x.system = k.system and x.key = k.key and x.recorded_to is null)
            select count(distinct h.golden_id) = 1 and count(*) = (
              select count(*) from mdm.crosswalk c
              where c.golden_id in (select golden_id from held) and c.recorded_to is null
                and not starts_with(c.system, 'steward-')
                and (c.opened_by <> :command
                  or exists (select from held o where o.system = c.system and o.key = c.key)))
              as whole
            from held h""")
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
