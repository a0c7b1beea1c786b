package org.touchstonehub.mdm.link;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.golden.GoldenId;

/**
 * Which golden id each cluster of source records gets. An id survives in the cluster that keeps
 * most of its records, of equals in the one whose records had it first; where several ids would
 * survive in one cluster, the one that brings most records does, the oldest of equals. A cluster
 * without one revives the retired id most of whose last records it holds (so that an unmerge gives
 * back what was), or gets a new one.
 */
public final class Identities {
  private final Map<SourceKey, Link> links;
  private final Map<GoldenId, Set<SourceKey>> retired;
  private final List<? extends Collection<SourceKey>> clusters;
  private final @Nullable GoldenId[] ids;

  private Identities(
      List<? extends Collection<SourceKey>> clusters,
      Map<SourceKey, Link> links,
      Map<GoldenId, Set<SourceKey>> retired) {
    this.clusters = clusters;
    this.links = links;
    this.retired = retired;
    this.ids = new @Nullable GoldenId[clusters.size()];
  }

  /**
   * @param clusters no record in two of them; together they hold every record of each golden record
   *     that they touch
   * @param links of the records
   * @param retired ids that held one of the records last, each with all that it held last
   * @param wanted where a record is to go, if all that are to go there come together again: what an
   *     undo remembers. May be empty
   * @param mint gives new ids
   * @return an id for each cluster, in their order; no id twice
   */
  public static List<GoldenId> of(
      List<? extends Collection<SourceKey>> clusters,
      Map<SourceKey, Link> links,
      Map<GoldenId, Set<SourceKey>> retired,
      Map<SourceKey, GoldenId> wanted,
      Supplier<GoldenId> mint) {
    Identities identities = new Identities(clusters, links, retired);
    identities.restore(wanted);
    identities.keep();
    identities.revive();
    return identities.all(mint);
  }

  /** Clusters that are what an undo wants back, record by record. */
  private void restore(Map<SourceKey, GoldenId> wanted) {
    if (wanted.isEmpty()) return;
    Map<GoldenId, Set<SourceKey>> groups = new HashMap<>();
    wanted.forEach((key, id) -> groups.computeIfAbsent(id, i -> new HashSet<>()).add(key));
    Set<GoldenId> known = new HashSet<>(retired.keySet());
    links.values().forEach(link -> known.add(link.golden()));
    for (int c = 0; c < ids.length; c++) {
      if (clusters.get(c).isEmpty()) continue;
      GoldenId id = wanted.get(clusters.get(c).iterator().next());
      if (id == null || !known.contains(id)) continue;
      if (new HashSet<>(clusters.get(c)).equals(groups.get(id))) ids[c] = id;
    }
  }

  /** What a cluster keeps of a golden record. */
  private record Share(int cluster, GoldenId id, int records, Instant since) {
    Share with(Instant linked) {
      return new Share(cluster, id, records + 1, linked.isBefore(since) ? linked : since);
    }
  }

  private static final Comparator<Share> BEST_CLUSTER =
      Comparator.comparingInt((Share share) -> -share.records())
          .thenComparing(Share::since)
          .thenComparingInt(Share::cluster);

  private static final Comparator<Share> BEST_ID =
      Comparator.comparingInt((Share share) -> -share.records()).thenComparing(Share::id);

  private void keep() {
    Map<GoldenId, Share> homes = new TreeMap<>();
    for (int c = 0; c < ids.length; c++) {
      if (ids[c] != null) continue;
      for (Share share : shares(c)) {
        homes.merge(share.id(), share, (a, b) -> BEST_CLUSTER.compare(a, b) <= 0 ? a : b);
      }
    }
    Set<GoldenId> taken = taken();
    Map<Integer, Share> kept = new TreeMap<>();
    for (Share home : homes.values()) {
      if (taken.contains(home.id())) continue;
      kept.merge(home.cluster(), home, (a, b) -> BEST_ID.compare(a, b) <= 0 ? a : b);
    }
    kept.forEach((cluster, share) -> ids[cluster] = share.id());
  }

  private Set<GoldenId> taken() {
    Set<GoldenId> taken = new HashSet<>();
    for (GoldenId id : ids) if (id != null) taken.add(id);
    return taken;
  }

  private Collection<Share> shares(int cluster) {
    Map<GoldenId, Share> shares = new TreeMap<>();
    for (SourceKey key : clusters.get(cluster)) {
      Link link = links.get(key);
      if (link == null) continue;
      Share first = new Share(cluster, link.golden(), 1, link.since());
      shares.merge(link.golden(), first, (before, one) -> before.with(link.since()));
    }
    return shares.values();
  }

  private void revive() {
    if (retired.isEmpty()) return;
    Map<SourceKey, List<GoldenId>> held = new HashMap<>();
    retired.forEach(
        (id, last) ->
            last.forEach(key -> held.computeIfAbsent(key, k -> new ArrayList<>()).add(id)));
    Set<GoldenId> taken = taken();
    for (int c = 0; c < ids.length; c++) {
      if (ids[c] != null) continue;
      Map<GoldenId, Integer> found = new TreeMap<>();
      for (SourceKey key : clusters.get(c)) {
        for (GoldenId id : held.getOrDefault(key, List.of())) found.merge(id, 1, Integer::sum);
      }
      GoldenId best = null;
      int most = 0;
      for (Map.Entry<GoldenId, Integer> one : found.entrySet()) {
        int last = retired.getOrDefault(one.getKey(), Set.of()).size();
        boolean isMost = one.getValue() * 2 > last && !taken.contains(one.getKey());
        if (isMost && one.getValue() > most) {
          best = one.getKey();
          most = one.getValue();
        }
      }
      ids[c] = best;
      if (best != null) taken.add(best);
    }
  }

  private List<GoldenId> all(Supplier<GoldenId> mint) {
    List<GoldenId> all = new ArrayList<>(ids.length);
    for (GoldenId id : ids) all.add(id == null ? mint.get() : id);
    return all;
  }
}
