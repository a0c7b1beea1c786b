package org.touchstonehub.mdm.change;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.model.ReadModel;
import org.touchstonehub.mdm.database.Ids;
import org.touchstonehub.mdm.golden.Projections;
import org.touchstonehub.mdm.model.ActiveModel;
import org.touchstonehub.mdm.model.ActiveModels;

/**
 * Makes an entity model active: its version, its projection table, and the golden records, which
 * depend on its rules.
 */
@ApplicationScoped
@Transactional
public class ModelActivation {
  private ActiveModels models;
  private Projections projections;
  private GoldenRefresh refresh;
  private Ids ids;

  @SuppressWarnings("NullAway.Init")
  protected ModelActivation() {}

  @Inject
  public ModelActivation(
      ActiveModels models, Projections projections, GoldenRefresh refresh, Ids ids) {
    this.models = models;
    this.projections = projections;
    this.refresh = refresh;
    this.ids = ids;
  }

  /** Does nothing if the same text is active already. All is in place when this has committed. */
  public ActiveModel activate(ReadModel read) {
    String domain = read.model().name();
    if (models.follow(read) || projections.isOutdated(domain)) build(read.model());
    return models.require(domain);
  }

  /**
   * Brings the projection of a domain to the form of this release, where it is not; also of a
   * domain whose model is no longer among those that are activated at start.
   */
  public void renew(String domain) {
    models.lock(domain);
    if (projections.isOutdated(domain)) build(models.require(domain).model());
  }

  private void build(EntityModel model) {
    projections.evolve(model);
    refresh.all(model.name(), ids.next());
  }
}
