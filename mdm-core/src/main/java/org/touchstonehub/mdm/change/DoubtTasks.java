package org.touchstonehub.mdm.change;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.engine.Changed;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.engine.PossibleMatch;
import org.touchstonehub.match.engine.SuspiciousCluster;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.change.ChangeSet.Asked;
import org.touchstonehub.mdm.change.ChangeSet.Closed;
import org.touchstonehub.mdm.change.ChangeSet.Refreshed;
import org.touchstonehub.mdm.change.ChangeSet.TaskChange;
import org.touchstonehub.mdm.database.Digests;
import org.touchstonehub.mdm.database.Json;
import org.touchstonehub.mdm.golden.CodePoints;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.link.Doubts;
import org.touchstonehub.mdm.link.OpenQuestion;

/**
 * What becomes of the tasks that ask what matching doubts, of a live change as of a batch. Of two
 * records that a steward has decided about nothing is asked, nor whether two golden records are one
 * that a decision keeps apart; a question that is open already stays the task that it is, and one
 * that matching no longer asks is closed. Writes nothing.
 */
public final class DoubtTasks {
  /** What is asked, as one open task at most asks it. */
  private record Question(OpenQuestion.Asks asks, SourceKey a, SourceKey b, String subject) {}

  private final Constraints decided;
  private final Function<SourceKey, @Nullable GoldenId> home;
  private final Supplier<UUID> ids;

  /**
   * @param decided what stewards have decided about the records in question
   * @param home the golden record that a source record belongs to
   */
  public DoubtTasks(
      Constraints decided, Function<SourceKey, @Nullable GoldenId> home, Supplier<UUID> ids) {
    this.decided = decided;
    this.home = home;
    this.ids = ids;
  }

  /**
   * @param open open tasks about these records
   * @param isTold whether the doubts are all that there is to say of an open task
   */
  public List<TaskChange> of(
      Doubts doubts, Collection<OpenQuestion> open, Predicate<OpenQuestion> isTold) {
    Map<Question, OpenQuestion> before = new HashMap<>();
    for (OpenQuestion one : open) {
      boolean isPair = one.asks() == OpenQuestion.Asks.WHETHER_ONE_BY_IDENTIFIER;
      if (!one.asks().isDoubt() && !isPair) continue;
      before.put(new Question(one.asks(), one.a(), one.b(), one.subject()), one);
    }
    Set<Constraints.Pair> known = new HashSet<>(decided.mustLink());
    known.addAll(decided.cannotLink());
    Set<Set<GoldenId>> apart = apart();
    Set<Set<GoldenId>> numbered = numbered(open);
    List<TaskChange> changes = new ArrayList<>();
    for (PossibleMatch match : doubts.possibleMatches()) {
      if (known.contains(pair(match.a(), match.b())) || !isOpen(match, apart)) continue;
      if (match.byIdentifier() && !isOpen(match, numbered)) continue;
      OpenQuestion.Asks asks =
          match.byIdentifier()
              ? OpenQuestion.Asks.WHETHER_ONE_BY_IDENTIFIER
              : OpenQuestion.Asks.WHETHER_ONE;
      add(asked(match), asks, before, changes);
    }
    for (SuspiciousCluster cluster : doubts.suspiciousClusters()) {
      if (known.contains(pair(cluster.a(), cluster.b())) || !isOne(cluster)) continue;
      add(asked(cluster), OpenQuestion.Asks.WHETHER_TWO, before, changes);
    }
    for (Changed changed : doubts.changed()) changes.add(asked(changed));
    for (OpenQuestion one : before.values()) {
      if (isTold.test(one)) changes.add(new Closed(one.task(), Closed.Because.SETTLED));
    }
    return changes;
  }

  private static void add(
      Asked asked,
      OpenQuestion.Asks asks,
      Map<Question, OpenQuestion> before,
      List<TaskChange> changes) {
    Question question =
        new Question(asks, asked.a(), asked.b() == null ? asked.a() : asked.b(), asked.subject());
    OpenQuestion open = before.remove(question);
    changes.add(
        open == null
            ? asked
            : new Refreshed(open.task(), asked.probability(), asked.reasonsJson()));
  }

  /** Golden records that a decision keeps apart. */
  private Set<Set<GoldenId>> apart() {
    Set<Set<GoldenId>> apart = new HashSet<>();
    for (Constraints.Pair pair : decided.cannotLink()) {
      GoldenId a = home.apply(pair.a());
      GoldenId b = home.apply(pair.b());
      if (a != null && b != null && !a.equals(b)) apart.add(Set.of(a, b));
    }
    return apart;
  }

  /** Golden records that are asked about since a number is on both. */
  private Set<Set<GoldenId>> numbered(Collection<OpenQuestion> open) {
    Set<Set<GoldenId>> numbered = new HashSet<>();
    for (OpenQuestion one : open) {
      GoldenId a = home.apply(one.a());
      GoldenId b = home.apply(one.b());
      boolean isNumber = one.asks() == OpenQuestion.Asks.WHETHER_ONE_BY_IDENTIFIER;
      if (!isNumber || one.subject().isEmpty() || a == null || b == null || a.equals(b)) continue;
      numbered.add(Set.of(a, b));
    }
    return numbered;
  }

  private boolean isOpen(PossibleMatch match, Set<Set<GoldenId>> apart) {
    GoldenId a = home.apply(match.a());
    GoldenId b = home.apply(match.b());
    return a == null || b == null || (!a.equals(b) && !apart.contains(Set.of(a, b)));
  }

  private boolean isOne(SuspiciousCluster cluster) {
    GoldenId a = home.apply(cluster.a());
    GoldenId b = home.apply(cluster.b());
    return a == null || b == null || a.equals(b);
  }

  private Asked asked(PossibleMatch match) {
    Constraints.Pair pair = pair(match.a(), match.b());
    return new Asked(
        ids.get(),
        match.byIdentifier() ? TaskKind.SHARED_IDENTIFIER : TaskKind.POSSIBLE_MATCH,
        pair.a(),
        pair.b(),
        List.of(),
        List.of(),
        "",
        match.probability(),
        Json.write(match.reasons()),
        "{}");
  }

  private Asked asked(SuspiciousCluster cluster) {
    Constraints.Pair pair = pair(cluster.a(), cluster.b());
    boolean isSwapped = !pair.a().equals(cluster.a());
    return new Asked(
        ids.get(),
        TaskKind.SUSPICIOUS_CLUSTER,
        pair.a(),
        pair.b(),
        isSwapped ? cluster.sideOfB() : cluster.sideOfA(),
        isSwapped ? cluster.sideOfA() : cluster.sideOfB(),
        subject(cluster),
        cluster.probability(),
        Json.write(cluster.reasons()),
        "{}");
  }

  /** One that is open already stays the task that it is. */
  private Asked asked(Changed changed) {
    return new Asked(
        ids.get(),
        TaskKind.CHANGED_PERSON,
        changed.key(),
        null,
        List.of(),
        List.of(),
        "",
        changed.probability(),
        Json.write(changed.reasons()),
        "{}");
  }

  /** In the order of the database, which differs from the engine's beyond U+FFFF. */
  private static Constraints.Pair pair(SourceKey a, SourceKey b) {
    int bySystem = CodePoints.compare(a.system(), b.system());
    boolean inOrder = bySystem != 0 ? bySystem < 0 : CodePoints.compare(a.key(), b.key()) < 0;
    return inOrder ? new Constraints.Pair(a, b) : new Constraints.Pair(b, a);
  }

  /** Names what is asked of a cluster: where its bridge divides other records it is asked anew. */
  private static String subject(SuspiciousCluster cluster) {
    MessageDigest sha = Digests.sha256();
    for (List<SourceKey> side : List.of(cluster.sideOfA(), cluster.sideOfB())) {
      for (SourceKey key : side) {
        Digests.add(sha, key.system());
        Digests.add(sha, key.key());
      }
      Digests.add(sha, "");
    }
    return HexFormat.of().formatHex(sha.digest(), 0, 16);
  }
}
