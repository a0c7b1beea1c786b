package org.touchstonehub.mdm.change;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.survive.Survivorship;
import org.touchstonehub.mdm.database.Ids;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.link.LinkPlans;
import org.touchstonehub.mdm.link.Situation;
import org.touchstonehub.mdm.link.Situations;
import org.touchstonehub.mdm.model.ActiveModels;

/**
 * Makes groups of source records golden records. Each call leaves the hub consistent and may be
 * repeated.
 */
@ApplicationScoped
@Transactional
public class Relinking {
  private ActiveModels models;
  private LinkPlans plans;
  private Situations situations;
  private ChangeSets changes;
  private GoldenRefresh refresh;
  private Ids ids;

  @SuppressWarnings("NullAway.Init")
  protected Relinking() {}

  @Inject
  public Relinking(
      ActiveModels models,
      LinkPlans plans,
      Situations situations,
      ChangeSets changes,
      GoldenRefresh refresh,
      Ids ids) {
    this.models = models;
    this.plans = plans;
    this.situations = situations;
    this.changes = changes;
    this.refresh = refresh;
    this.ids = ids;
  }

  /**
   * Makes clusters of source records golden records at once.
   *
   * @param cause the decision behind it
   */
  public void regroup(
      String domain, UUID cause, Collection<? extends Collection<SourceKey>> clusters) {
    refresh.lock(domain);
    group(domain, cause, List.copyOf(clusters), ChangeSet.Origin.STEWARD);
  }

  /**
   * Carries out these components of a plan.
   *
   * @return the golden records that changed
   */
  public int apply(String domain, UUID plan, List<Integer> components, ChangeSet.Origin origin) {
    if (components.isEmpty()) return 0;
    refresh.lock(domain);
    return group(domain, plan, plans.clusters(plan, components), origin);
  }

  private int group(
      String domain,
      UUID cause,
      List<? extends Collection<SourceKey>> clusters,
      ChangeSet.Origin origin) {
    List<SourceKey> records = clusters.stream().<SourceKey>flatMap(Collection::stream).toList();
    Situation situation = situations.around(domain, records, List.of());
    ChangeSet set =
        Regrouping.of(
            situation,
            Regrouping.Wanted.groups(clusters),
            new Survivorship(models.require(domain).model()),
            cause,
            origin,
            () -> new GoldenId(ids.next()));
    changes.apply(set);
    return set.golden().size();
  }
}
