package org.touchstonehub.mdm.stewardship;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.survive.GoldenValue;
import org.touchstonehub.match.survive.SourceVersion;
import org.touchstonehub.match.survive.Survivorship;
import org.touchstonehub.mdm.change.ChangeSet;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.golden.GoldenRecord;
import org.touchstonehub.mdm.source.SourceRecord;
import org.touchstonehub.mdm.testing.MasterData;

/** Whatever happens in whatever order, the hub stays what its links and records say. */
class HubProperties {
  private static final String MODEL =
      """
      model: %s
      description: A firm.
      id: id
      attributes:
        name: { type: organisation, term: Legal name }
        city: { type: locality, term: Town }
      """;

  private static final int RECORDS = 6;
  private static MasterData master;
  private static int count;

  private String domain = "";
  private String system = "";
  private Stewardship stewardship = null;
  private final List<DecisionMade> made = new ArrayList<>();
  private UUID plan = new UUID(0, 0);
  private int applied;

  @BeforeContainer
  static void open() {
    master = new MasterData();
  }

  @AfterContainer
  static void close() {
    master.close();
  }

  @Property(tries = 40)
  void any_interleaving_keeps_one_golden_record_for_each_record_and_its_value_pure(
      @ForAll @Size(min = 5, max = 25) List<@IntRange(min = 0, max = 9_999) Integer> actions) {
    domain = "domain" + ++count;
    system = "system" + count;
    made.clear();
    plan = new UUID(0, 0);
    stewardship = master.stewardship((of, records, constraints) -> List.of(Set.copyOf(records)));
    master.activate(MODEL.formatted(domain));
    master.register(system, domain);
    for (int action : actions) {
      act(action);
      expectConsistent();
    }
  }

  private void act(int action) {
    SourceKey one = key(action / 10 % RECORDS);
    SourceKey other = key((action / 60 % (RECORDS - 1) + 1 + action / 10 % RECORDS) % RECORDS);
    switch (action % 10) {
      case 0, 1, 2 -> master.put(one, "name", "Firm " + action % 7, "city", "Town " + action % 3);
      case 3 ->
          master.load(
              system, "a.csv", "id,name\n%s,Firm\n%s,Firm\n".formatted(one.key(), other.key()));
      case 4 -> master.hub.in(() -> master.records.delete(one));
      case 5 -> makePlan(action);
      case 6 -> applyNext();
      case 7 -> decide(one, other, Verdict.MATCH);
      case 8 -> decide(one, other, Verdict.NO_MATCH);
      default -> withdraw(action);
    }
  }

  private SourceKey key(int number) {
    return new SourceKey(system, "k" + number);
  }

  private void makePlan(int seed) {
    Map<Integer, List<SourceKey>> clusters = new TreeMap<>();
    for (SourceRecord record : alive()) {
      int cluster = Math.floorMod(record.key().hashCode() * 31 + seed, 3);
      clusters.computeIfAbsent(cluster, ignored -> new ArrayList<>()).add(record.key());
    }
    plan = master.hub.ids().next();
    applied = 0;
    // A batch keeps what stewards decided
    Constraints constraints = master.hub.in(() -> master.decisions.constraints(domain));
    master.plan(domain, plan, Partition.keeping(constraints, clusters.values()));
  }

  private void applyNext() {
    List<Integer> next = master.hub.in(() -> master.plans.next(plan, applied, 1));
    master.hub.in(() -> master.relinking.apply(domain, plan, next, ChangeSet.Origin.AUTO));
    if (!next.isEmpty()) applied = next.get(0);
  }

  private void decide(SourceKey a, SourceKey b, Verdict verdict) {
    Set<SourceKey> alive = new HashSet<>();
    alive().forEach(r -> alive.add(r.key()));
    if (!alive.containsAll(Set.of(a, b))) return;
    Map<UUID, Integer> before = versions();
    DecisionMade decided =
        master.hub.in(
            () -> stewardship.decide(domain, RecordPair.of(a, b), verdict, "steward", ""));
    made.add(decided);
    expectTold(decided, before);
    boolean together = master.idOf(a).equals(master.idOf(b));
    assertThat(together).isEqualTo(verdict == Verdict.MATCH);
  }

  private void withdraw(int seed) {
    if (made.isEmpty()) return;
    DecisionId id = made.get(seed / 10 % made.size()).decision().id();
    if (master.hub.in(() -> master.decisions.find(id).state()) == StewardDecision.State.WITHDRAWN) {
      return;
    }
    Map<UUID, Integer> before = versions();
    expectTold(master.hub.in(() -> stewardship.withdraw(id, "steward")), before);
  }

  /** The answer against what the database says was there and is there. */
  private void expectTold(DecisionMade answer, Map<UUID, Integer> before) {
    Map<UUID, Integer> after = versions();
    Set<GoldenId> fresh = new HashSet<>();
    Set<GoldenId> changed = new HashSet<>();
    Set<GoldenId> retired = new HashSet<>();
    after.forEach(
        (id, version) -> {
          if (!before.containsKey(id)) fresh.add(new GoldenId(id));
          else if (!version.equals(before.get(id))) changed.add(new GoldenId(id));
        });
    before.keySet().stream()
        .filter(id -> !after.containsKey(id))
        .forEach(id -> retired.add(new GoldenId(id)));
    assertThat(answer.changes().made()).containsExactlyInAnyOrderElementsOf(fresh);
    assertThat(answer.changes().changed()).containsExactlyInAnyOrderElementsOf(changed);
    assertThat(answer.changes().retired()).containsExactlyInAnyOrderElementsOf(retired);
  }

  private Map<UUID, Integer> versions() {
    Map<UUID, Integer> versions = new HashMap<>();
    master.hub.run(
        () ->
            master
                .hub
                .database()
                .sql(
                    """
                    select golden_id, version from mdm.golden_record
                    where domain = :domain and recorded_to is null""")
                .set("domain", domain)
                .each(row -> versions.put(row.uuid("golden_id"), row.integer("version"))));
    return versions;
  }

  private List<SourceRecord> alive() {
    List<SourceRecord> alive = new ArrayList<>();
    for (int i = 0; i < RECORDS; i++) {
      SourceKey key = key(i);
      master.hub.in(() -> master.records.find(key)).filter(r -> !r.deleted()).ifPresent(alive::add);
    }
    return alive;
  }

  private void expectConsistent() {
    Map<SourceKey, SourceRecord> alive = new HashMap<>();
    alive().forEach(r -> alive.put(r.key(), r));
    Survivorship survivorship =
        new Survivorship(master.hub.in(() -> master.models.require(domain)).model());
    Set<SourceKey> seen = new HashSet<>();
    List<GoldenRecord> all = master.all(domain);
    for (GoldenRecord golden : all) {
      assertThat(golden.sources())
          .isNotEmpty()
          .allSatisfy(key -> assertThat(seen.add(key)).isTrue());
      List<SourceVersion> members = new ArrayList<>();
      for (SourceKey key : golden.sources()) {
        SourceRecord record = alive.get(key);
        assertThat(record).as("a deleted record has no golden record").isNotNull();
        members.add(new SourceVersion(key, record.recordedFrom(), record.attributes()));
      }
      Map<String, GoldenValue> expected =
          survivorship.survive(members, master.hub.clock().instant());
      assertThat(golden.values()).isEqualTo(expected);
    }
    assertThat(master.hub.in(() -> master.golden.count(domain))).isEqualTo(all.size());
  }
}
