package org.touchstonehub.match.engine;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.compare.RecordPair;
import org.touchstonehub.match.encode.NameColumn;

/**
 * Clusters whose records say themselves that they mean two people: one names both ("Jane and John
 * Doe"), or they name the elder and the younger of a name. A person looks at each, however alike
 * the records are otherwise.
 */
final class TwoPeople {
  private final @Nullable NameColumn names;
  private final String attribute;

  TwoPeople(Bench bench) {
    int at =
        IntStream.range(0, bench.records.columns().size())
            .filter(c -> bench.records.columns().get(c) instanceof NameColumn)
            .findFirst()
            .orElse(-1);
    names = at < 0 ? null : (NameColumn) bench.records.columns().get(at);
    attribute =
        at < 0
            ? ""
            : bench
                .model
                .attributes()
                .get(bench.layout.plan().columns().get(at).attributes().get(0))
                .name();
  }

  /**
   * Records that mean one and those that mean another, both ascending.
   *
   * @param first the records of two people, or of the elder
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Sides(int[] first, int[] second) {
    /** Whether a pair of records has one of each side. */
    boolean areCrossed(long pair) {
      int a = RecordPair.first(pair);
      int b = RecordPair.second(pair);
      return Arrays.binarySearch(first, a) >= 0 != Arrays.binarySearch(first, b) >= 0;
    }
  }

  /**
   * @param members of a cluster, ascending
   */
  Optional<Sides> among(int[] members) {
    if (names == null) return Optional.empty();
    Optional<Sides> joint = parted(members, i -> names.ofTwo()[i]);
    int elder =
        IntStream.of(members).map(i -> names.generation()[i]).filter(g -> g > 0).min().orElse(0);
    boolean several = IntStream.of(members).anyMatch(i -> names.generation()[i] > elder);
    return joint.isPresent() || elder == 0 || !several
        ? joint
        : parted(members, i -> names.generation()[i] == elder);
  }

  private static Optional<Sides> parted(int[] members, IntPredicate isFirst) {
    int[] first = IntStream.of(members).filter(isFirst).toArray();
    if (first.length == 0 || first.length == members.length) return Optional.empty();
    return Optional.of(new Sides(first, IntStream.of(members).filter(isFirst.negate()).toArray()));
  }

  /** What two records say of it themselves; empty if nothing. */
  Optional<Reason> reason(long pair) {
    if (names == null) return Optional.empty();
    int a = RecordPair.first(pair);
    int b = RecordPair.second(pair);
    if (names.ofTwo()[a] != names.ofTwo()[b]) {
      return Optional.of(new Reason(attribute, "one record names two people", 0));
    }
    return names.areOfTwoGenerations(a, b)
        ? Optional.of(new Reason(attribute, "the elder and the younger of a name", 0))
        : Optional.empty();
  }
}
