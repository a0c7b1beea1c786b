package org.touchstonehub.match.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.touchstonehub.match.explain.ClusterLink;
import org.touchstonehub.match.explain.Joining;
import org.touchstonehub.match.record.SourceKey;

/** The pairs inside of a cluster, and which of them hold it together. */
final class ClusterLinks {
  private static final Comparator<ClusterLink> STRONGEST_FIRST =
      Comparator.comparingDouble(ClusterLink::bits)
          .reversed()
          .thenComparing(ClusterLink::a)
          .thenComparing(ClusterLink::b);

  private final List<ClusterLink> links;
  private final BiFunction<SourceKey, SourceKey, ClusterLink> compare;
  private final Map<SourceKey, List<ClusterLink>> linksOf = new HashMap<>();

  /**
   * @param links candidate pairs
   * @param compare scores two records that are no candidates
   */
  ClusterLinks(List<ClusterLink> links, BiFunction<SourceKey, SourceKey, ClusterLink> compare) {
    this.links = links;
    this.compare = compare;
    for (ClusterLink link : links) {
      linksOf.computeIfAbsent(link.a(), key -> new ArrayList<>()).add(link);
      linksOf.computeIfAbsent(link.b(), key -> new ArrayList<>()).add(link);
    }
  }

  /** Of each joining the strongest pair from one side to the other. */
  List<ClusterLink> bonds(List<Joining> joinings) {
    return joinings.stream().map(this::bond).toList();
  }

  private ClusterLink bond(Joining joining) {
    boolean firstIsSmall = joining.first().size() <= joining.second().size();
    List<SourceKey> small = firstIsSmall ? joining.first() : joining.second();
    Set<SourceKey> large = new HashSet<>(firstIsSmall ? joining.second() : joining.first());
    return small.stream()
        .flatMap(key -> linksOf.getOrDefault(key, List.of()).stream())
        .filter(link -> large.contains(link.a()) || large.contains(link.b()))
        .min(STRONGEST_FIRST)
        .orElseGet(() -> compare.apply(joining.first().get(0), joining.second().get(0)));
  }

  /** All pairs but those, the strongest first. */
  List<ClusterLink> beside(List<ClusterLink> bonds) {
    Set<ClusterLink> told = new HashSet<>(bonds);
    return links.stream().filter(link -> !told.contains(link)).sorted(STRONGEST_FIRST).toList();
  }
}
