package org.touchstonehub.mdm.change;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.survive.Correction;
import org.touchstonehub.match.survive.SourceVersion;
import org.touchstonehub.match.survive.Survivorship;
import org.touchstonehub.mdm.change.ChangeSet.Closed;
import org.touchstonehub.mdm.change.ChangeSet.GoldenChange;
import org.touchstonehub.mdm.change.ChangeSet.GoldenKind;
import org.touchstonehub.mdm.change.ChangeSet.LinkChange;
import org.touchstonehub.mdm.change.ChangeSet.TaskChange;
import org.touchstonehub.mdm.golden.GoldenContent;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.link.Anchored;
import org.touchstonehub.mdm.link.Corrections;
import org.touchstonehub.mdm.link.Doubts;
import org.touchstonehub.mdm.link.Identities;
import org.touchstonehub.mdm.link.Link;
import org.touchstonehub.mdm.link.OpenQuestion;
import org.touchstonehub.mdm.link.Situation;
import org.touchstonehub.mdm.link.Situation.GoldenVersion;

/**
 * Works out what changes where source records come to be grouped in a certain way: links, golden
 * ids, golden values and tasks. A pure function but for the ids that it mints.
 */
public final class Regrouping {
  private final Situation situation;
  private final Survivorship survivorship;

  private final Wanted wanted;

  private Regrouping(Situation situation, Survivorship survivorship, Wanted wanted) {
    this.situation = situation;
    this.survivorship = survivorship;
    this.wanted = wanted;
  }

  /**
   * What is asked for.
   *
   * @param clusters the records of each golden record to be; records of the situation that are in
   *     none of them stay together as they are linked
   * @param said records that say something else than before, or are gone
   * @param wanted golden ids to give back, by record: see {@link Identities}
   * @param inputs what is said anew: it may answer tasks
   * @param tellsAll whether golden records that stay as they are are told too
   * @param doubts what matching doubts of the clusters; null where it does not tell
   */
  public record Wanted(
      List<? extends Collection<SourceKey>> clusters,
      Set<SourceKey> said,
      Map<SourceKey, GoldenId> wanted,
      List<? extends ChangeSet.Input> inputs,
      boolean tellsAll,
      @Nullable Doubted doubts) {
    public Wanted {
      inputs = List.copyOf(inputs);
      clusters = List.copyOf(clusters);
      said = Set.copyOf(said);
      wanted = Map.copyOf(wanted);
    }

    /** As they are linked now. */
    public static Wanted asLinked(Situation situation, Set<SourceKey> said, boolean tellsAll) {
      return new Wanted(situation.asLinked(), said, Map.of(), List.of(), tellsAll, null);
    }

    /** In these groups. */
    public static Wanted groups(List<? extends Collection<SourceKey>> clusters) {
      return new Wanted(clusters, Set.of(), Map.of(), List.of(), false, null);
    }
  }

  /**
   * What matching is in doubt about.
   *
   * @param decided what stewards have decided about the records in question
   * @param ids gives ids of tasks
   */
  public record Doubted(Doubts doubts, Constraints decided, Supplier<UUID> ids) {}

  /**
   * @param situation of all records of the clusters, as they are to be
   * @param mint gives new golden ids
   */
  public static ChangeSet of(
      Situation situation,
      Wanted wanted,
      Survivorship survivorship,
      UUID cause,
      ChangeSet.Origin origin,
      Supplier<GoldenId> mint) {
    Regrouping regrouping = new Regrouping(situation, survivorship, wanted);
    List<Set<SourceKey>> clusters = regrouping.complete(wanted.clusters());
    List<GoldenId> ids =
        Identities.of(
            clusters,
            situation.links(),
            uncorrected(situation.retired()),
            uncorrected(wanted),
            mint);
    regrouping.correct(clusters);
    Map<SourceKey, GoldenId> home = new TreeMap<>();
    for (int c = 0; c < ids.size(); c++) {
      for (SourceKey key : clusters.get(c)) home.put(key, ids.get(c));
    }
    return new ChangeSet(
        situation.domain(),
        cause,
        origin,
        situation.at(),
        List.copyOf(wanted.inputs()),
        regrouping.links(home),
        regrouping.golden(clusters, ids, wanted.tellsAll()),
        regrouping.tasks(home),
        wanted.doubts() != null);
  }

  /** With the records that are there and were not named, and without those that are gone. */
  private List<Set<SourceKey>> complete(List<? extends Collection<SourceKey>> named) {
    List<Set<SourceKey>> clusters = new ArrayList<>();
    Set<SourceKey> seen = new HashSet<>();
    for (Collection<SourceKey> cluster : named) {
      Set<SourceKey> there = new TreeSet<>(cluster);
      there.retainAll(situation.records().keySet());
      there.removeIf(Corrections::isOne);
      if (there.isEmpty()) continue;
      if (!there.stream().allMatch(seen::add)) {
        throw new IllegalArgumentException("a record is in two clusters");
      }
      clusters.add(there);
    }
    for (Set<SourceKey> group : situation.asLinked()) {
      Set<SourceKey> rest = new TreeSet<>(group);
      rest.removeAll(seen);
      rest.removeIf(key -> Corrections.isOne(key) || !situation.links().containsKey(key));
      if (!rest.isEmpty()) clusters.add(rest);
    }
    return clusters;
  }

  /** What tells golden ids: an edit changes none. */
  private static Map<GoldenId, Set<SourceKey>> uncorrected(Map<GoldenId, Set<SourceKey>> held) {
    Map<GoldenId, Set<SourceKey>> records = new TreeMap<>();
    held.forEach(
        (id, all) -> {
          Set<SourceKey> some = new TreeSet<>(all);
          some.removeIf(Corrections::isOne);
          records.put(id, some);
        });
    return records;
  }

  private static Map<SourceKey, GoldenId> uncorrected(Wanted wanted) {
    Map<SourceKey, GoldenId> records = new HashMap<>(wanted.wanted());
    records.keySet().removeIf(Corrections::isOne);
    return records;
  }

  /** Corrections join the records that they correct; those that correct nothing any more, none. */
  private void correct(List<Set<SourceKey>> clusters) {
    if (situation.corrections().isEmpty()) return;
    Map<SourceKey, Set<SourceKey>> clusterOf = new HashMap<>();
    for (Set<SourceKey> cluster : clusters) {
      for (SourceKey key : cluster) clusterOf.put(key, cluster);
    }
    for (SourceKey correction : situation.corrections().keySet()) {
      situation.home(correction).map(clusterOf::get).ifPresent(cluster -> cluster.add(correction));
    }
  }

  private List<LinkChange> links(Map<SourceKey, GoldenId> home) {
    List<LinkChange> changes = new ArrayList<>();
    Set<SourceKey> all = new TreeSet<>(home.keySet());
    all.addAll(situation.links().keySet());
    for (SourceKey key : all) {
      GoldenId from = from(key);
      GoldenId to = home.get(key);
      boolean isSame = from == null ? to == null : from.equals(to);
      if (!isSame) changes.add(new LinkChange(key, from, to));
    }
    return changes;
  }

  private @Nullable GoldenId from(SourceKey key) {
    Link link = situation.links().get(key);
    return link == null ? null : link.golden();
  }

  private List<GoldenChange> golden(
      List<Set<SourceKey>> clusters, List<GoldenId> ids, boolean tellsAll) {
    Map<GoldenId, GoldenChange> changes = new TreeMap<>();
    for (int c = 0; c < ids.size(); c++) {
      GoldenChange change = golden(ids.get(c), content(clusters.get(c)));
      if (tellsAll || change.kind() != GoldenKind.SAME) changes.put(change.id(), change);
    }
    Set<GoldenId> before = new TreeSet<>();
    situation.links().values().forEach(link -> before.add(link.golden()));
    before.removeAll(Set.copyOf(ids));
    Map<GoldenId, Map<GoldenId, Integer>> moves = moves(clusters, ids);
    for (GoldenId id : before) {
      GoldenVersion last = situation.versions().get(id);
      changes.put(
          id,
          new GoldenChange(
              id,
              GoldenKind.RETIRED,
              last == null ? 0 : last.number(),
              null,
              situation.at(),
              mostFirst(moves.getOrDefault(id, Map.of()))));
    }
    return List.copyOf(changes.values());
  }

  private GoldenContent content(Set<SourceKey> members) {
    List<SourceVersion> versions = new ArrayList<>(members.size());
    List<Correction> corrections = new ArrayList<>();
    for (SourceKey key : members) {
      SourceVersion version = situation.records().get(key);
      Anchored correction = situation.corrections().get(key);
      if (version == null) continue;
      if (correction == null) versions.add(version);
      else corrections.add(new Correction(version, correction.terms()));
    }
    return new GoldenContent(
        List.copyOf(members), survivorship.survive(versions, corrections, situation.at()));
  }

  private GoldenChange golden(GoldenId id, GoldenContent content) {
    GoldenVersion before = situation.versions().get(id);
    if (before == null) {
      return new GoldenChange(id, GoldenKind.CREATED, 1, content, situation.at(), List.of());
    }
    String digest = HexFormat.of().formatHex(content.digest());
    if (before.isCurrent() && before.digest().equals(digest)) {
      return new GoldenChange(
          id, GoldenKind.SAME, before.number(), content, before.recorded(), List.of());
    }
    GoldenKind kind = before.isCurrent() ? GoldenKind.CHANGED : GoldenKind.REVIVED;
    return new GoldenChange(id, kind, before.number() + 1, content, situation.at(), List.of());
  }

  /** By golden id from which records went, how many went where. */
  private Map<GoldenId, Map<GoldenId, Integer>> moves(
      List<Set<SourceKey>> clusters, List<GoldenId> ids) {
    Map<GoldenId, Map<GoldenId, Integer>> moves = new HashMap<>();
    for (int c = 0; c < ids.size(); c++) {
      for (SourceKey key : clusters.get(c)) {
        GoldenId from = from(key);
        if (from == null || from.equals(ids.get(c))) continue;
        moves.computeIfAbsent(from, id -> new TreeMap<>()).merge(ids.get(c), 1, Integer::sum);
      }
    }
    return moves;
  }

  private static List<GoldenId> mostFirst(Map<GoldenId, Integer> moved) {
    return moved.entrySet().stream()
        .sorted(
            Map.Entry.<GoldenId, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private List<TaskChange> tasks(Map<SourceKey, GoldenId> home) {
    List<TaskChange> changes = new ArrayList<>();
    List<OpenQuestion> left = new ArrayList<>();
    for (OpenQuestion question : situation.questions()) {
      if (wanted.inputs().stream().anyMatch(input -> input.answers(question.task()))) continue;
      Closed.Because because = because(question, home);
      if (because != null) changes.add(new Closed(question.task(), because));
      else left.add(question);
    }
    Doubted doubted = wanted.doubts();
    if (doubted == null) return changes;
    Set<SourceKey> told = doubted.doubts().of();
    changes.addAll(
        new DoubtTasks(doubted.decided(), home::get, doubted.ids())
            .of(
                doubted.doubts(),
                left,
                question ->
                    question.asks().isDoubt()
                        && told.contains(question.a())
                        && told.contains(question.b())));
    return changes;
  }

  private Closed.@Nullable Because because(OpenQuestion question, Map<SourceKey, GoldenId> home) {
    Set<SourceKey> said = wanted.said();
    Set<SourceKey> records = question.records();
    boolean isGone =
        records.stream()
            .anyMatch(key -> said.contains(key) && !situation.records().containsKey(key));
    if (isGone) return Closed.Because.DELETED;
    if (isWithdrawn(question)) return Closed.Because.SETTLED;
    boolean isOther = question.asks().endsWithChange() && records.stream().anyMatch(said::contains);
    if (isOther) return Closed.Because.RECORDS_CHANGED;
    GoldenId a = home.get(question.a());
    GoldenId b = home.get(question.b());
    if (a == null || b == null) return null;
    return question.asks().isAnswered(a.equals(b)) ? Closed.Because.SETTLED : null;
  }

  /** Of the decisions that a task asks about one is taken back. */
  private boolean isWithdrawn(OpenQuestion question) {
    return question.decisions().stream()
        .anyMatch(id -> wanted.inputs().stream().anyMatch(input -> input.withdraws(id)));
  }
}
