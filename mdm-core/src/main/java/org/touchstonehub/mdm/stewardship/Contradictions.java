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
  private final List<Standing> standing;

  /**
   * @param standing free of contradictions among themselves
   */
  Contradictions(List<Standing> standing) {
    this.standing = standing;
  }

  /** What must be suspended so that a decision on this pair can hold. */
  List<Standing> of(RecordPair pair, Verdict verdict) {
    return verdict == Verdict.MATCH ? keptApart(pair) : chained(pair);
  }

  /** Cannot-links between records that the new must-link brings together. */
  private List<Standing> keptApart(RecordPair pair) {
    Set<SourceKey> together = new HashSet<>(Set.of(pair.a(), pair.b()));
    together.addAll(reach(pair.a(), Set.of()).keySet());
    together.addAll(reach(pair.b(), Set.of()).keySet());
    return standing.stream()
        .filter(d -> d.verdict() == Verdict.NO_MATCH)
        .filter(d -> together.contains(d.pair().a()) && together.contains(d.pair().b()))
        .toList();
  }

  /** The oldest must-link of each chain between the two, until no chain is left. */
  private List<Standing> chained(RecordPair pair) {
    Set<Standing> broken = new HashSet<>();
    List<Standing> inOrder = new ArrayList<>();
    while (true) {
      Map<SourceKey, Standing> reached = reach(pair.a(), broken);
      if (!reached.containsKey(pair.b())) return inOrder;
      Standing oldest =
          path(reached, pair).stream()
              .min(Comparator.comparing(Standing::decided).thenComparing(Standing::decision))
              .orElseThrow();
      broken.add(oldest);
      inOrder.add(oldest);
    }
  }

  /** Records in the reach of must-links, each with the decision that led to it; breadth first. */
  private Map<SourceKey, Standing> reach(SourceKey start, Set<Standing> broken) {
    Map<SourceKey, List<Standing>> links = new HashMap<>();
    for (Standing decision : standing) {
      if (decision.verdict() != Verdict.MATCH || broken.contains(decision)) continue;
      links.computeIfAbsent(decision.pair().a(), ignored -> new ArrayList<>()).add(decision);
      links.computeIfAbsent(decision.pair().b(), ignored -> new ArrayList<>()).add(decision);
    }
    Map<SourceKey, Standing> reached = new HashMap<>();
    Set<SourceKey> seen = new HashSet<>(Set.of(start));
    Deque<SourceKey> next = new ArrayDeque<>(seen);
    while (!next.isEmpty()) {
      SourceKey from = next.poll();
      for (Standing decision : links.getOrDefault(from, List.of())) {
        SourceKey to = decision.other(from);
        if (!seen.add(to)) continue;
        reached.put(to, decision);
        next.add(to);
      }
    }
    return reached;
  }

  private static List<Standing> path(Map<SourceKey, Standing> reached, RecordPair pair) {
    List<Standing> path = new ArrayList<>();
    SourceKey at = pair.b();
    while (!at.equals(pair.a())) {
      Standing decision = reached.get(at);
      if (decision == null) throw new IllegalStateException("the chain has a gap");
      path.add(decision);
      at = decision.other(at);
    }
    return path;
  }
}
