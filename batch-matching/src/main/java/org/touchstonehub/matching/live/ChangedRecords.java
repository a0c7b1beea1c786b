package org.touchstonehub.matching.live;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.engine.Changed;
import org.touchstonehub.match.engine.LiveMatching;
import org.touchstonehub.match.engine.TrainedModel;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Json;

/**
 * Finds records that came anew by file since they were placed and no longer resemble themselves.
 * Those that came alone were looked at when they came.
 */
public final class ChangedRecords {
  private static final int SOME = 1_000;
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private final Database database;
  private final TrainedModel trained;

  public ChangedRecords(Database database, TrainedModel trained) {
    this.database = database;
    this.trained = trained;
  }

  /** The former and the new values of some records. */
  private record Both(
      Map<SourceKey, @Nullable String[]> was, Map<SourceKey, @Nullable String[]> is) {}

  /** In the current transaction; memory does not grow with the records. */
  public List<Changed> since(Generation generation) {
    LiveMatching matching = new LiveMatching(trained);
    List<Changed> changed = new ArrayList<>();
    Both both = new Both(new HashMap<>(), new HashMap<>());
    database
        .sql(
            """
            select p.system, p.key, w.attributes::text as was, i.attributes::text as now
            from %s p
            join hub.source_version i on i.system = p.system and i.key = p.key and i.is_current
            join hub.source_version w
              on w.system = p.system and w.key = p.key and w.version = p.version
            where i.version <> p.version"""
                .formatted(generation.table()))
        .each(
            row -> {
              SourceKey key = new SourceKey(row.text("system"), row.text("key"));
              both.was().put(key, values(row.text("was")));
              both.is().put(key, values(row.text("now")));
              if (both.is().size() >= SOME) take(both, matching, changed);
            });
    take(both, matching, changed);
    return changed;
  }

  private static void take(Both both, LiveMatching matching, List<Changed> changed) {
    changed.addAll(matching.changed(both.was(), both.is()));
    both.was().clear();
    both.is().clear();
  }

  private @Nullable String[] values(String json) {
    return LiveGrouping.values(trained.model(), Json.read(json, TEXTS));
  }
}
