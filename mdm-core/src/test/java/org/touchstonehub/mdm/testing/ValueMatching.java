package org.touchstonehub.mdm.testing;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Json;
import org.touchstonehub.mdm.link.Matching;

/**
 * Matching for tests: of all records of the domain that may be matched, as they are to be, those
 * with the same value of {@code group} are the same thing.
 */
public final class ValueMatching implements Matching {
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private final Database database;

  public ValueMatching(Database database) {
    this.database = database;
  }

  @Override
  public void join(String domain) {
    database.lock("links:" + domain);
  }

  @Override
  public Grouping group(String domain, Hypothesis hypothesis, Hold hold) {
    Map<SourceKey, Map<String, String>> there = new TreeMap<>();
    database
        .sql(
            """
            select system, key, attributes::text as attributes
            from hub.matchable_record where domain = :domain""")
        .set("domain", domain)
        .each(
            row ->
                there.put(
                    new SourceKey(row.text("system"), row.text("key")),
                    Json.read(row.text("attributes"), TEXTS)));
    there.putAll(hypothesis.put());
    hypothesis.removed().forEach(there::remove);
    Map<String, Set<SourceKey>> groups = new TreeMap<>();
    there.forEach(
        (key, values) ->
            groups
                .computeIfAbsent(
                    values.getOrDefault("group", key.toString()), group -> new TreeSet<>())
                .add(key));
    List<Set<SourceKey>> kept =
        PlainConstraints.keep(
            inside(hypothesis.decided().apply(there.keySet()), there.keySet()),
            new ArrayList<>(groups.values()));
    return new Grouping() {
      @Override
      public List<Set<SourceKey>> groups() {
        return kept;
      }

      @Override
      public void keep(Map<SourceKey, Integer> versions) {
        Map<SourceKey, Integer> missing = new HashMap<>();
        for (SourceKey key : hypothesis.put().keySet()) {
          if (!versions.containsKey(key)) missing.put(key, 0);
        }
        if (!missing.isEmpty()) throw new IllegalArgumentException("no version: " + missing);
      }
    };
  }

  private static Constraints inside(Constraints all, Set<SourceKey> records) {
    return new Constraints(inside(all.mustLink(), records), inside(all.cannotLink(), records));
  }

  private static List<Constraints.Pair> inside(
      List<Constraints.Pair> pairs, Set<SourceKey> records) {
    return pairs.stream()
        .filter(pair -> records.contains(pair.a()) && records.contains(pair.b()))
        .toList();
  }
}
