package org.touchstonehub.mdm.stewardship;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.record.SourceKey;

/**
 * The decisions that bind, and what becomes of them where more is stated or some are taken back:
 * the later one holds, what it contradicts is suspended. Writes nothing.
 */
final class Rulings {
  /** What somebody says of two records. */
  record Statement(RecordPair pair, Verdict verdict) {}

  private final List<Standing> before;
  private final Map<UUID, Standing> standing = new LinkedHashMap<>();
  private final List<Standing> made = new ArrayList<>();
  private final Map<UUID, UUID> suspended = new LinkedHashMap<>();
  private final Set<SourceKey> concerned = new LinkedHashSet<>();

  /**
   * @param standing those that bind so far, free of contradictions among themselves
   */
  Rulings(List<Standing> standing) {
    before = List.copyOf(standing);
    for (Standing one : standing) this.standing.put(one.decision(), one);
  }

  /** Those that bound before anything was stated or taken back. */
  List<Standing> before() {
    return before;
  }

  /**
   * States something.
   *
   * @return the decision that says so: a new one, or one that said so before
   */
  Standing state(Statement statement, Instant now, Supplier<UUID> mint) {
    for (Standing one : standing.values()) {
      if (one.pair().equals(statement.pair()) && one.verdict() == statement.verdict()) return one;
    }
    Standing decision = new Standing(mint.get(), statement.pair(), statement.verdict(), now);
    bind(decision);
    made.add(decision);
    return decision;
  }

  /** Lets a decision that was taken back bind again, before all that it contradicts. */
  void restate(Standing decision) {
    bind(decision);
  }

  private void bind(Standing decision) {
    for (Standing earlier : contradicted(decision.pair(), decision.verdict())) {
      standing.remove(earlier.decision());
      concern(earlier.pair());
      if (made.remove(earlier)) continue; // said and unsaid by the same command
      suspended.put(earlier.decision(), decision.decision());
    }
    standing.put(decision.decision(), decision);
    concern(decision.pair());
  }

  /** Takes one back that binds. */
  void withdraw(UUID decision) {
    Standing one = standing.remove(decision);
    if (one != null) concern(one.pair());
  }

  /**
   * Lets a decision bind again, unless that contradicts one that does.
   *
   * @return whether it does
   */
  boolean reinstate(Standing earlier) {
    boolean isFree =
        standing.values().stream().noneMatch(one -> one.pair().equals(earlier.pair()))
            && contradicted(earlier.pair(), earlier.verdict()).isEmpty();
    if (!isFree) return false;
    standing.put(earlier.decision(), earlier);
    concern(earlier.pair());
    return true;
  }

  private void concern(RecordPair pair) {
    concerned.add(pair.a());
    concerned.add(pair.b());
  }

  private List<Standing> contradicted(RecordPair pair, Verdict verdict) {
    return new Contradictions(List.copyOf(standing.values())).of(pair, verdict);
  }

  List<Standing> made() {
    return List.copyOf(made);
  }

  /** By suspended decision the one that suspends it. */
  Map<UUID, UUID> suspended() {
    return new LinkedHashMap<>(suspended);
  }

  /** Records whose decisions are other than before. */
  Set<SourceKey> concerned() {
    return new LinkedHashSet<>(concerned);
  }

  List<Standing> standing() {
    return List.copyOf(standing.values());
  }

  /**
   * What binds from now on about some records.
   *
   * @param about what bound about them before
   */
  Constraints over(Constraints about, Set<SourceKey> records) {
    Set<Constraints.Pair> must = new LinkedHashSet<>(about.mustLink());
    Set<Constraints.Pair> cannot = new LinkedHashSet<>(about.cannotLink());
    for (Standing one : before) {
      if (standing.containsKey(one.decision())) continue;
      (one.verdict() == Verdict.MATCH ? must : cannot).remove(one.constraint());
    }
    for (Standing one : standing.values()) {
      if (!records.contains(one.pair().a()) && !records.contains(one.pair().b())) continue;
      (one.verdict() == Verdict.MATCH ? must : cannot).add(one.constraint());
    }
    return new Constraints(List.copyOf(must), List.copyOf(cannot));
  }
}
