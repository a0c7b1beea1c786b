package org.touchstonehub.mdm.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.link.Matching;

/**
 * Matching for tests: groups the members of the golden records in question, and what must-links
 * hold together with them, and looks at no others unless told to. What stewards decided holds
 * whatever the grouper says.
 */
public final class MembersMatching implements Matching {
  private final Database database;
  private final Grouper grouper;
  private final boolean looksAtAll;

  public MembersMatching(Database database, Grouper grouper) {
    this(database, grouper, false);
  }

  private MembersMatching(Database database, Grouper grouper, boolean looksAtAll) {
    this.database = database;
    this.grouper = grouper;
    this.looksAtAll = looksAtAll;
  }

  /** Groups all records of the domain each time. */
  public static MembersMatching ofAll(Database database, Grouper grouper) {
    return new MembersMatching(database, grouper, true);
  }

  /** Records stay as they are linked; one that is new stands alone. */
  public static MembersMatching asLinked(Database database) {
    return new MembersMatching(
        database,
        (domain, records, constraints) -> {
          Map<SourceKey, UUID> golden = golden(database, records);
          Map<Object, Set<SourceKey>> groups = new HashMap<>();
          for (SourceKey key : records) {
            Object group = golden.containsKey(key) ? golden.get(key) : key;
            groups.computeIfAbsent(group, ignored -> new TreeSet<>()).add(key);
          }
          return new ArrayList<>(groups.values());
        });
  }

  @Override
  public void join(String domain) {
    database.lock("links:" + domain);
  }

  @Override
  public Grouping group(String domain, Hypothesis hypothesis, Hold hold) {
    Set<SourceKey> records = new TreeSet<>(hypothesis.put().keySet());
    if (looksAtAll) records.addAll(all(domain));
    records.addAll(hypothesis.asked());
    records.addAll(hypothesis.removed());
    for (int before = -1; before != records.size(); ) {
      before = records.size();
      records.addAll(members(records));
      Constraints decided = hypothesis.decided().apply(records);
      decided.mustLink().forEach(pair -> records.addAll(List.of(pair.a(), pair.b())));
    }
    records.retainAll(there(records, hypothesis));
    Constraints inside = inside(hypothesis.decided().apply(records), records);
    List<Set<SourceKey>> groups =
        PlainConstraints.keep(inside, grouper.clusters(domain, records, inside));
    return new Grouping() {
      @Override
      public List<Set<SourceKey>> groups() {
        return groups;
      }

      @Override
      public void keep(Map<SourceKey, Integer> versions) {}
    };
  }

  /** In an order that says nothing. */
  private static Constraints inside(Constraints all, Set<SourceKey> records) {
    return new Constraints(inside(all.mustLink(), records), inside(all.cannotLink(), records));
  }

  private static List<Constraints.Pair> inside(
      List<Constraints.Pair> pairs, Set<SourceKey> records) {
    return pairs.stream()
        .filter(pair -> records.contains(pair.a()) && records.contains(pair.b()))
        .sorted(Comparator.comparing(Constraints.Pair::a).thenComparing(Constraints.Pair::b))
        .toList();
  }

  private Set<SourceKey> there(Collection<SourceKey> records, Hypothesis hypothesis) {
    Set<SourceKey> there =
        new HashSet<>(
            database
                .sql(
                    """
                    select s.system, s.key from unnest(:systems, :keys) as k (system, key)
                    join hub.matchable_record s on s.system = k.system and s.key = k.key""")
                .set("systems", systems(records))
                .set("keys", keys(records))
                .list(row -> new SourceKey(row.text("system"), row.text("key"))));
    there.addAll(hypothesis.put().keySet());
    there.removeAll(hypothesis.removed());
    return there;
  }

  private List<SourceKey> all(String domain) {
    return database
        .sql(
            """
            select r.system, r.key from hub.matchable_record r where r.domain = :domain""")
        .set("domain", domain)
        .list(row -> new SourceKey(row.text("system"), row.text("key")));
  }

  private List<SourceKey> members(Collection<SourceKey> records) {
    return database
        .sql(
            """
            select c.system, c.key from unnest(:systems, :keys) as k (system, key)
            join mdm.crosswalk x
              on x.system = k.system and x.key = k.key and x.recorded_to is null
            join mdm.crosswalk c on c.golden_id = x.golden_id and c.recorded_to is null""")
        .set("systems", systems(records))
        .set("keys", keys(records))
        .list(row -> new SourceKey(row.text("system"), row.text("key")));
  }

  private static Map<SourceKey, UUID> golden(Database database, Collection<SourceKey> records) {
    Map<SourceKey, UUID> golden = new HashMap<>();
    database
        .sql(
            """
            select x.system, x.key, x.golden_id from unnest(:systems, :keys) as k (system, key)
            join mdm.crosswalk x
              on x.system = k.system and x.key = k.key and x.recorded_to is null""")
        .set("systems", systems(records))
        .set("keys", keys(records))
        .each(
            row ->
                golden.put(
                    new SourceKey(row.text("system"), row.text("key")), row.uuid("golden_id")));
    return golden;
  }

  private static String[] systems(Collection<SourceKey> records) {
    return records.stream().map(SourceKey::system).toArray(String[]::new);
  }

  private static String[] keys(Collection<SourceKey> records) {
    return records.stream().map(SourceKey::key).toArray(String[]::new);
  }
}
