package org.touchstonehub.mdm.stewardship;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.touchstonehub.match.record.SourceKey;

/** Which earlier decisions a new one contradicts, directly or over a chain of must-links. */
final class Contradictions {
  private final List<StewardDecision> standing;

  /**
   * @param standing free of contradictions among themselves
   */
  Contradictions(List<StewardDecision> standing) {
    this.standing = standing;
  }

  /** What must be suspended so that a decision on this pair can hold. */
  List<StewardDecision> of(RecordPair pair, Verdict verdict) {
    return verdict == Verdict.MATCH ? keptApart(pair) : chained(pair);
  }

  /** Cannot-links between records that the new must-link brings together. */
  private List<StewardDecision> keptApart(RecordPair pair) {
    Set<SourceKey> together = new HashSet<>(Set.of(pair.a(), pair.b()));
    together.addAll(reach(pair.a(), Set.of()).keySet());
    together.addAll(reach(pair.b(), Set.of()).keySet());
    return standing.stream()
        .filter(d -> d.verdict() == Verdict.NO_MATCH)
        .filter(d -> together.contains(d.pair().a()) && together.contains(d.pair().b()))
        .toList();
  }

  /** The oldest must-link of each chain between the two, until no chain is left. */
  private List<StewardDecision> chained(RecordPair pair) {
    Set<StewardDecision> broken = new HashSet<>();
    List<StewardDecision> inOrder = new ArrayList<>();
    while (true) {
      Map<SourceKey, StewardDecision> reached = reach(pair.a(), broken);
      if (!reached.containsKey(pair.b())) return inOrder;
      StewardDecision oldest =
          path(reached, pair).stream()
              .min(
                  Comparator.comparing(StewardDecision::decided).thenComparing(StewardDecision::id))
              .orElseThrow();
      broken.add(oldest);
      inOrder.add(oldest);
    }
  }

  /** Records in the reach of must-links, each with the decision that led to it; breadth first. */
  private Map<SourceKey, StewardDecision> reach(SourceKey start, Set<StewardDecision> broken) {
    Map<SourceKey, List<StewardDecision>> links = new HashMap<>();
    for (StewardDecision decision : standing) {
      if (decision.verdict() != Verdict.MATCH || broken.contains(decision)) continue;
      links.computeIfAbsent(decision.pair().a(), ignored -> new ArrayList<>()).add(decision);
      links.computeIfAbsent(decision.pair().b(), ignored -> new ArrayList<>()).add(decision);
    }
    Map<SourceKey, StewardDecision> reached = new HashMap<>();
    Set<SourceKey> seen = new HashSet<>(Set.of(start));
    Deque<SourceKey> next = new ArrayDeque<>(seen);
    while (!next.isEmpty()) {
      SourceKey from = next.poll();
      for (StewardDecision decision : links.getOrDefault(from, List.of())) {
        SourceKey to = other(decision, from);
        if (!seen.add(to)) continue;
        reached.put(to, decision);
        next.add(to);
      }
    }
    return reached;
  }

  private static List<StewardDecision> path(
      Map<SourceKey, StewardDecision> reached, RecordPair pair) {
    List<StewardDecision> path = new ArrayList<>();
    SourceKey at = pair.b();
    while (!at.equals(pair.a())) {
      StewardDecision decision = reached.get(at);
      if (decision == null) throw new IllegalStateException("the chain has a gap");
      path.add(decision);
      at = other(decision, at);
    }
    return path;
  }

  private static SourceKey other(StewardDecision decision, SourceKey one) {
    return decision.pair().a().equals(one) ? decision.pair().b() : decision.pair().a();
  }
}
