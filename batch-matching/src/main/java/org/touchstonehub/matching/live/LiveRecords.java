package org.touchstonehub.matching.live;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.engine.Neighbourhood;
import org.touchstonehub.match.engine.Placed;
import org.touchstonehub.match.engine.Standing;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Json;
import org.touchstonehub.mdm.database.Row;

/**
 * The placed records of a generation, looked up in the current transaction and no other. Values are
 * those of the version that a record was placed by. Where it {@linkplain Placements#claiming
 * claims}, whatever is looked up is this transaction's until it ends, and a look-up sees what
 * others committed before.
 */
public final class LiveRecords implements Neighbourhood {
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private final Database database;
  private final Generation generation;
  private final List<String> attributes;
  private final Function<Set<SourceKey>, Constraints> constraints;
  private final @Nullable Claiming claiming;

  LiveRecords(
      Database database,
      Generation generation,
      EntityModel model,
      Function<Set<SourceKey>, Constraints> constraints,
      @Nullable Claiming claiming) {
    this.database = database;
    this.generation = generation;
    this.attributes = model.attributes().stream().map(Attribute::name).toList();
    this.constraints = constraints;
    this.claiming = claiming;
  }

  public Generation generation() {
    return generation;
  }

  /**
   * @throws Contended if others hold some of it
   */
  @Override
  public void claim(Collection<SourceKey> keys, long[] blockKeys, long[] ruleGroups) {
    if (claiming != null) claiming.take(keys, blockKeys, ruleGroups);
  }

  @Override
  public List<Placed> of(Collection<SourceKey> keys) {
    claim(keys, new long[0], new long[0]);
    List<Placed> found = new ArrayList<>();
    if (keys.isEmpty()) return found;
    // the limit keeps the planner from reading all versions of everything
    database
        .sql(
            """
            select p.*, r.attributes::text as attributes
            from unnest(:systems, :keys) as k (system, key)
            join %s p on p.system = k.system and p.key = k.key
            cross join lateral (
              select r.attributes from hub.source_version r
              where r.system = p.system and r.key = p.key and r.version = p.version limit 1) r"""
                .formatted(generation.table()))
        .set("systems", SourceKeys.systems(keys))
        .set("keys", SourceKeys.keys(keys))
        .each(row -> found.add(placed(row)));
    return found;
  }

  private Placed placed(Row row) throws SQLException {
    Map<String, String> texts = Json.read(row.text("attributes"), TEXTS);
    @Nullable String[] values = new @Nullable String[attributes.size()];
    for (int a = 0; a < values.length; a++) values[a] = texts.get(attributes.get(a));
    return new Placed(
        new SourceKey(row.text("system"), row.text("key")),
        values,
        row.numbers("block_keys"),
        row.numbers("rule_groups"),
        standing(row));
  }

  private static Standing standing(Row row) throws SQLException {
    String[] systems = row.texts("neighbour_systems");
    String[] keys = row.texts("neighbour_keys");
    List<SourceKey> neighbours = new ArrayList<>(systems.length);
    for (int n = 0; n < systems.length; n++) neighbours.add(new SourceKey(systems[n], keys[n]));
    int end = Math.min(row.integer("tied"), neighbours.size());
    return new Standing(
        neighbours.subList(0, end),
        neighbours.subList(end, neighbours.size()),
        row.number("course"));
  }

  @Override
  public List<Placed> sharing(long[] blockKeys) {
    claim(List.of(), blockKeys, new long[0]);
    List<Placed> found = new ArrayList<>();
    if (blockKeys.length == 0) return found;
    database
        .sql(
            """
            select p.*, r.attributes::text as attributes
            from %s p
            cross join lateral (
              select r.attributes from hub.source_version r
              where r.system = p.system and r.key = p.key and r.version = p.version limit 1) r
            where p.block_keys && array(
              select unnest(:keys)
              except select key from matching.crowded_key where generation = :generation)"""
                .formatted(generation.table()))
        .set("keys", SourceKeys.boxed(blockKeys))
        .set("generation", generation.id())
        .each(row -> found.add(placed(row)));
    return found.size() <= MOST_RECORDS ? found : withoutCrowds(found, blockKeys);
  }

  /** Leaves out what only keys bring that too many share; such keys are noted. */
  private List<Placed> withoutCrowds(List<Placed> found, long[] blockKeys) {
    Map<Long, Integer> sharing = new HashMap<>();
    for (long key : blockKeys) sharing.put(key, 0);
    for (Placed record : found) {
      for (long key : record.blockKeys()) sharing.computeIfPresent(key, (k, count) -> count + 1);
    }
    Set<Long> crowded = new HashSet<>();
    sharing.forEach(
        (key, count) -> {
          if (count > MOST_RECORDS) crowded.add(key);
        });
    sharing.keySet().removeAll(crowded);
    if (claiming != null) note(crowded);
    return found.stream()
        .filter(record -> Arrays.stream(record.blockKeys()).anyMatch(sharing::containsKey))
        .toList();
  }

  private void note(Set<Long> crowded) {
    database
        .sql(
            """
            insert into matching.crowded_key (generation, key)
            select :generation, unnest(:keys) on conflict do nothing""")
        .set("generation", generation.id())
        .set("keys", crowded.toArray(Long[]::new))
        .update();
  }

  @Override
  public List<SourceKey> inGroups(long[] ruleGroups) {
    claim(List.of(), new long[0], ruleGroups);
    if (ruleGroups.length == 0) return List.of();
    return database
        .sql(
            "select system, key from %s where rule_groups && :groups".formatted(generation.table()))
        .set("groups", SourceKeys.boxed(ruleGroups))
        .list(row -> new SourceKey(row.text("system"), row.text("key")));
  }

  @Override
  public Constraints constraints(Collection<SourceKey> keys) {
    return keys.isEmpty() ? Constraints.NONE : constraints.apply(Set.copyOf(keys));
  }
}
