package org.touchstonehub.matching.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.touchstonehub.match.engine.LiveMatching;
import org.touchstonehub.match.explain.ClusterExplanation;
import org.touchstonehub.match.explain.PairExplanation;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.link.Decided;
import org.touchstonehub.mdm.model.ActiveModel;
import org.touchstonehub.mdm.model.ActiveModels;

/**
 * Tells why source records are together or are not, as they stand: over their components alone, so
 * that it costs the same however many others there are. Findings are told in words, never by value.
 */
@ApplicationScoped
@Transactional
public class LiveExplaining {
  private ActiveModels models;
  private Placements placements;
  private LiveModels live;
  private Decided decided;

  @SuppressWarnings("NullAway.Init")
  protected LiveExplaining() {}

  @Inject
  public LiveExplaining(
      ActiveModels models, Placements placements, LiveModels live, Decided decided) {
    this.models = models;
    this.placements = placements;
    this.live = live;
    this.decided = decided;
  }

  /**
   * Why two records are together, or what keeps them apart.
   *
   * @return empty if one of them was not matched yet, or is not there
   * @throws CannotMatch until the next batch, where the records stand under another model
   */
  public Optional<PairExplanation> pair(String domain, SourceKey a, SourceKey b) {
    return told(domain, Set.of(a, b))
        .flatMap(
            told -> {
              OptionalInt rowA = told.rowOf(a);
              OptionalInt rowB = told.rowOf(b);
              return rowA.isEmpty() || rowB.isEmpty() || a.equals(b)
                  ? Optional.empty()
                  : Optional.of(told.why().pair(rowA.getAsInt(), rowB.getAsInt()));
            });
  }

  /**
   * How the records that are one with this one came together, what holds them and what would part
   * them.
   *
   * @return empty if it was not matched yet, or is not there
   * @throws CannotMatch until the next batch, where the records stand under another model
   */
  public Optional<ClusterExplanation> cluster(String domain, SourceKey record) {
    return told(domain, Set.of(record))
        .flatMap(
            told -> {
              OptionalInt row = told.rowOf(record);
              return row.isEmpty()
                  ? Optional.empty()
                  : Optional.of(told.why().cluster(row.getAsInt()));
            });
  }

  /** Whether records stand under the model that is in use; else only a batch can go on. */
  public boolean canTell(String domain) {
    Optional<Generation> generation = placements.inUse(domain);
    return generation.isEmpty() || live.of(models.require(domain), generation.get()).isPresent();
  }

  /**
   * How a cluster came together, with its links.
   *
   * @param links the pairs that hold it together, in the order of the joinings, then others
   */
  public record Built(ClusterExplanation cluster, List<PairExplanation> links) {
    public Built {
      links = List.copyOf(links);
    }
  }

  /**
   * How the records that are one with this one came together, each link explained.
   *
   * @param most how many links are told
   * @return empty if it was not matched yet, or is not there
   * @throws CannotMatch until the next batch, where the records stand under another model
   */
  public Optional<Built> built(String domain, SourceKey record, int most) {
    return told(domain, Set.of(record))
        .flatMap(
            told -> {
              OptionalInt row = told.rowOf(record);
              if (row.isEmpty()) return Optional.empty();
              ClusterExplanation cluster = told.why().cluster(row.getAsInt());
              List<PairExplanation> links = new ArrayList<>();
              Stream.concat(cluster.bonds().stream(), cluster.others().stream())
                  .limit(most)
                  .forEach(
                      link -> links.add(told.why().pair(row(told, link.a()), row(told, link.b()))));
              return Optional.of(new Built(cluster, links));
            });
  }

  private static int row(LiveMatching.Told told, SourceKey key) {
    return told.rowOf(key).orElseThrow();
  }

  /**
   * What a record has in common with each other record of its component, in the order of keys.
   *
   * @param most how many are told
   * @throws CannotMatch until the next batch, where the records stand under another model
   */
  public List<PairExplanation> neighbours(String domain, SourceKey record, int most) {
    List<PairExplanation> neighbours = new ArrayList<>();
    Optional<LiveMatching.Told> found = told(domain, Set.of(record));
    if (found.isEmpty()) return neighbours;
    LiveMatching.Told told = found.get();
    OptionalInt own = told.rowOf(record);
    if (own.isEmpty()) return neighbours;
    for (int row = 0; row < told.records().size() && neighbours.size() < most; row++) {
      if (row != own.getAsInt()) neighbours.add(told.why().pair(own.getAsInt(), row));
    }
    return neighbours;
  }

  private Optional<LiveMatching.Told> told(String domain, Set<SourceKey> seeds) {
    ActiveModel active = models.require(domain);
    EntityModel model = active.model();
    Optional<Generation> generation = placements.inUse(domain);
    if (generation.isEmpty()) return Optional.empty();
    LiveMatching matching =
        live.of(active, generation.get()).orElseThrow(() -> new CannotMatch(domain));
    return placements
        .reading(model, records -> decided.about(domain, records))
        .map(records -> matching.explain(records, seeds));
  }
}
