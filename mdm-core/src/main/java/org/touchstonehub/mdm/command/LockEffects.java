package org.touchstonehub.mdm.command;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.touchstonehub.mdm.change.ChangeSet;
import org.touchstonehub.mdm.change.LockInput;
import org.touchstonehub.mdm.command.Effect.LockEffect;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.golden.GoldenRecord;
import org.touchstonehub.mdm.golden.GoldenRecords;
import org.touchstonehub.mdm.golden.GoldenVersions;

/** What commands lock and unlock, each golden record as it was then. */
final class LockEffects {
  private final Database database;
  private final GoldenRecords golden;
  private final GoldenVersions versions;

  LockEffects(Database database, GoldenRecords golden, GoldenVersions versions) {
    this.database = database;
    this.golden = golden;
    this.versions = versions;
  }

  List<LockEffect> of(CommandView command) {
    Map<GoldenId, Boolean> isLocked = new TreeMap<>();
    database
        .sql(
            """
            select golden_id, opened_by = :command as is_locked from mdm.cluster_lock
            where golden_id = any(:ids) and (opened_by = :command or closed_by = :command)""")
        .set("command", command.id().value())
        .set("ids", command.golden().stream().map(GoldenId::value).toArray(java.util.UUID[]::new))
        .each(row -> isLocked.put(new GoldenId(row.uuid("golden_id")), row.flag("is_locked")));
    return effects(
        isLocked, versions.asOf(command.domain(), isLocked.keySet(), command.recorded()));
  }

  List<LockEffect> preview(ChangeSet set) {
    Map<GoldenId, Boolean> isLocked = new TreeMap<>();
    for (ChangeSet.Input input : set.inputs()) {
      if (input instanceof LockInput.Locked locked) isLocked.put(locked.lock().golden(), true);
      if (input instanceof LockInput.Unlocked open) isLocked.put(open.lock().golden(), false);
    }
    return effects(
        isLocked,
        golden.all(isLocked.keySet()).stream().collect(toMap(GoldenRecord::id, one -> one)));
  }

  private static List<LockEffect> effects(
      Map<GoldenId, Boolean> isLocked, Map<GoldenId, GoldenRecord> golden) {
    List<LockEffect> effects = new ArrayList<>();
    isLocked.forEach(
        (id, locked) -> {
          GoldenRecord then = golden.get(id);
          if (then != null) effects.add(new LockEffect(then, locked));
        });
    return effects;
  }
}
