package org.touchstonehub.mdm.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.record.SourceKey;

/** Matching for tests: records with the same value of {@code group} are the same thing. */
public final class GroupMatching implements Grouper {
  private final MasterData data;

  public GroupMatching(MasterData data) {
    this.data = data;
  }

  /** A batch whose matching is: the same value of {@code group} is the same thing. */
  public UUID match(String domain) {
    UUID run = data.hub.ids().next();
    plan(domain, run);
    data.apply(domain, run);
    data.hub.run(() -> data.plans.forget(run));
    return run;
  }

  /** The first half of {@link #match}: plans and stores, changes nothing yet. */
  public void plan(String domain, UUID run) {
    data.plan(
        domain,
        run,
        data.hub.in(() -> clusters(domain, current(domain), data.decisions.constraints(domain))));
  }

  /** Records of a domain that are not deleted. */
  public Set<SourceKey> current(String domain) {
    return new TreeSet<>(
        data.hub
            .database()
            .sql(
                """
                select r.system, r.key from hub.matchable_record r where r.domain = :domain""")
            .set("domain", domain)
            .list(row -> new SourceKey(row.text("system"), row.text("key"))));
  }

  @Override
  public List<Set<SourceKey>> clusters(
      String domain, Set<SourceKey> keys, Constraints constraints) {
    Map<String, Set<SourceKey>> groups = new LinkedHashMap<>();
    for (SourceKey key : keys) {
      String group =
          data.records.find(key).orElseThrow().attributes().getOrDefault("group", key.toString());
      groups.computeIfAbsent(group, ignored -> new TreeSet<>()).add(key);
    }
    return PlainConstraints.keep(constraints, new ArrayList<>(groups.values()));
  }
}
