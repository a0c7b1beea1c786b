package org.touchstonehub.sharing.explanation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.explain.Joining;
import org.touchstonehub.match.explain.PairExplanation;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.matching.live.LiveExplaining;
import org.touchstonehub.mdm.change.ValueAccounts;
import org.touchstonehub.mdm.golden.Found;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.golden.GoldenRecord;
import org.touchstonehub.mdm.golden.GoldenRecords;
import org.touchstonehub.mdm.link.ClusterLock;
import org.touchstonehub.policy.gate.Released;
import org.touchstonehub.policy.gate.Scope;
import org.touchstonehub.policy.gate.SharingGate;
import org.touchstonehub.policy.gate.SharingRequest;
import org.touchstonehub.policy.gate.Subject;
import org.touchstonehub.product.Products;
import org.touchstonehub.sharing.explanation.Explained.State;
import org.touchstonehub.sharing.golden.GoldenSubjects;
import org.touchstonehub.sharing.problem.Refused;
import org.touchstonehub.sharing.security.Access;
import org.touchstonehub.sharing.systems.KnownSystems;

/** Explains as far as the gate lets it be seen. */
@RequestScoped
class ExplanationWork {
  /** The most links of a golden record that are told. */
  private static final int MOST_LINKS = 60;

  @Inject Access access;
  @Inject GoldenSubjects subjects;
  @Inject KnownSystems known;
  @Inject GoldenRecords golden;
  @Inject ValueAccounts accounts;
  @Inject LiveExplaining explaining;
  @Inject SharingGate gate;

  /**
   * @throws Refused 404 as for a read, 409 where the id is retired
   */
  Released<Explained> golden(GoldenId id) {
    GoldenRecords.Identity identity =
        subjects.require(
            id,
            product ->
                SharingRequest.steward(access.caller(), product, List.of(new Subject.Golden(id))));
    List<Subject> named =
        (identity.active() ? List.of(id) : subjects.nowOf(id))
            .stream().<Subject>map(Subject.Golden::new).toList();
    return gate.release(
        steward(identity.domain(), named.isEmpty() ? List.of(new Subject.Golden(id)) : named),
        scope -> {
          if (!(golden.find(id) instanceof Found.Current current)) throw subjects.retired(id);
          return explained(current.golden(), scope);
        },
        Explained.MASKING);
  }

  private Explained explained(GoldenRecord record, Scope scope) {
    ValueAccounts.Account account = accounts.of(record.domain(), record.id());
    SourceKey first =
        record.sources().stream()
            .filter(key -> !key.system().equals("steward-" + record.domain()))
            .findFirst()
            .orElse(record.sources().get(0));
    Optional<LiveExplaining.Built> built = Optional.empty();
    State state = account.lock() == null ? State.MATCHED : State.LOCKED;
    if (state == State.MATCHED && !explaining.canTell(record.domain())) state = State.OTHER_MODEL;
    if (state == State.MATCHED) {
      built = explaining.built(record.domain(), first, MOST_LINKS);
      if (built.isEmpty()) state = State.NOT_MATCHED_YET;
    }
    Map<SourceKey, Map<String, String>> says = new TreeMap<>(account.records());
    List<GoldenRecord> all = new ArrayList<>(List.of(record));
    built.ifPresent(
        found -> {
          Set<SourceKey> near = new TreeSet<>();
          for (Joining one : found.cluster().neighbours()) near.addAll(one.second());
          for (GoldenRecord other : others(record, near, scope)) {
            all.add(other);
            says.putAll(accounts.of(other.domain(), other.id()).records());
          }
        });
    return new Explained(
        all,
        says,
        Map.of(),
        account.values(),
        account.lock(),
        state,
        built.map(LiveExplaining.Built::cluster).orElse(null),
        built.map(LiveExplaining.Built::links).orElse(List.of()),
        homes(all));
  }

  /** The golden records of other records, as far as they meet the filter of the decision. */
  private List<GoldenRecord> others(GoldenRecord than, Collection<SourceKey> records, Scope scope) {
    Set<GoldenId> ids = new TreeSet<>();
    for (SourceKey key : records) {
      if (!than.sources().contains(key)) ids.addAll(golden.homeOf(key).stream().toList());
    }
    ids.remove(than.id());
    return golden.all(golden.passing(than.domain(), ids, scope.filter(), scope.fields()));
  }

  private static Map<SourceKey, GoldenId> homes(List<GoldenRecord> all) {
    Map<SourceKey, GoldenId> homes = new HashMap<>();
    for (GoldenRecord one : all) {
      for (SourceKey key : one.sources()) homes.put(key, one.id());
    }
    return homes;
  }

  /**
   * Why two records are together or are not.
   *
   * @throws Refused 400 where they are one, or of different domains
   */
  Released<Explained> pair(SourceKey a, SourceKey b) {
    String domain = known.require(a.system()).domain();
    if (a.equals(b) || !known.require(b.system()).domain().equals(domain)) {
      throw new Refused(
          400, "record-pair", "Two different source records of one domain can be compared.");
    }
    return gate.release(
        steward(domain, List.of(new Subject.Source(a), new Subject.Source(b))),
        scope -> {
          scope.filter(); // put to each record that is told
          return pair(domain, a, b);
        },
        Explained.MASKING);
  }

  private Explained pair(String domain, SourceKey a, SourceKey b) {
    GoldenRecord ofA = golden.bySource(a);
    GoldenRecord ofB = golden.bySource(b);
    List<GoldenRecord> all = ofA.id().equals(ofB.id()) ? List.of(ofA) : List.of(ofA, ofB);
    ClusterLock lock = accounts.locksOf(List.of(a, b)).stream().findFirst().orElse(null);
    State state = state(domain, lock);
    Optional<PairExplanation> found =
        state == State.MATCHED ? explaining.pair(domain, a, b) : Optional.empty();
    if (state == State.MATCHED && found.isEmpty()) state = State.NOT_MATCHED_YET;
    return new Explained(
        all,
        says(all),
        Map.of(),
        List.of(),
        lock,
        state,
        null,
        found.stream().toList(),
        homes(all));
  }

  private State state(String domain, @Nullable ClusterLock lock) {
    if (lock != null) return State.LOCKED;
    return explaining.canTell(domain) ? State.MATCHED : State.OTHER_MODEL;
  }

  private Map<SourceKey, Map<String, String>> says(List<GoldenRecord> all) {
    Map<SourceKey, Map<String, String>> says = new TreeMap<>();
    for (GoldenRecord one : all) says.putAll(accounts.of(one.domain(), one.id()).records());
    return says;
  }

  /** What a record has in common with others of its component that the decision lets be seen. */
  Released<Explained> common(SourceKey record, int most) {
    String domain = known.require(record.system()).domain();
    return gate.release(
        steward(domain, List.of(new Subject.Source(record))),
        scope -> {
          GoldenRecord home = golden.bySource(record);
          ClusterLock lock = accounts.locksOf(List.of(record)).stream().findFirst().orElse(null);
          State state = state(domain, lock);
          List<PairExplanation> found =
              state == State.MATCHED ? explaining.neighbours(domain, record, most) : List.of();
          Set<SourceKey> keys = new TreeSet<>();
          for (PairExplanation pair : found) keys.addAll(List.of(pair.a(), pair.b()));
          List<GoldenRecord> all = new ArrayList<>(List.of(home));
          all.addAll(others(home, keys, scope));
          Map<SourceKey, GoldenId> homes = homes(all);
          List<PairExplanation> seen =
              found.stream()
                  .filter(pair -> homes.containsKey(pair.a()) && homes.containsKey(pair.b()))
                  .toList();
          return new Explained(all, says(all), Map.of(), List.of(), lock, state, null, seen, homes);
        },
        Explained.MASKING);
  }

  private SharingRequest steward(String domain, List<Subject> named) {
    return SharingRequest.steward(access.caller(), Products.goldenOf(domain), named);
  }
}
