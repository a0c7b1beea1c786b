package org.touchstonehub.mdm.golden;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.touchstonehub.match.model.ReadModel;
import org.touchstonehub.mdm.database.Ids;
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
    if (models.follow(read)) {
      projections.evolve(read.model());
      refresh.all(domain, ids.next());
    }
    return models.require(domain);
  }
}
