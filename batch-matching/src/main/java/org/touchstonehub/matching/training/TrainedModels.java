package org.touchstonehub.matching.training;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.touchstonehub.match.engine.TrainedModel;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.model.ActiveModel;

/** Trained models by digest, and which of them each domain is matched with. */
@ApplicationScoped
@Transactional
public class TrainedModels {
  private Database database;
  private Clock clock;

  @SuppressWarnings("NullAway.Init")
  protected TrainedModels() {}

  @Inject
  public TrainedModels(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * The one in use, if the domain has one that was trained for this very entity model by this
   * version of the engine.
   */
  public Optional<TrainedModel> inUse(ActiveModel active) {
    return database
        .sql(
            """
            select m.artefact from matching.trained_model_use u
            join matching.trained_model m on m.digest = u.digest
            where u.domain = :domain and u.recorded_to is null and u.entity_digest = :entity""")
        .set("domain", active.model().name())
        .set("entity", active.digest())
        .first(row -> row.text("artefact"))
        .flatMap(artefact -> read(active, artefact));
  }

  /** The one with a digest, if this version of the engine made it. */
  public Optional<TrainedModel> find(ActiveModel active, String digest) {
    return database
        .sql("select artefact from matching.trained_model where digest = :digest")
        .set("digest", digest)
        .first(row -> row.text("artefact"))
        .flatMap(artefact -> read(active, artefact));
  }

  private static Optional<TrainedModel> read(ActiveModel active, String artefact) {
    return TrainedModel.isOfOtherVersion(artefact)
        ? Optional.empty()
        : Optional.of(TrainedModel.fromJson(active.model(), artefact));
  }

  /** Stores a trained model and matches its domain with it from now on. */
  public void use(ActiveModel active, TrainedModel trained) {
    String domain = active.model().name();
    Instant now = clock.instant();
    store(active, trained, now);
    endUse(active, trained.digest(), now);
    database
        .sql(
            """
            insert into matching.trained_model_use (domain, digest, entity_digest, recorded_from)
            select :domain, :digest, :entity, :now where not exists (
              select from matching.trained_model_use
              where domain = :domain and recorded_to is null)""")
        .set("domain", domain)
        .set("digest", trained.digest())
        .set("entity", active.digest())
        .set("now", now)
        .update();
  }

  /** Stores a trained model; which one is used stays as it is. */
  public void store(ActiveModel active, TrainedModel trained) {
    store(active, trained, clock.instant());
  }

  private void store(ActiveModel active, TrainedModel trained, Instant now) {
    database
        .sql(
            """
            insert into matching.trained_model (digest, domain, artefact, created)
            values (:digest, :domain, :artefact, :now) on conflict (digest) do nothing""")
        .set("digest", trained.digest())
        .set("domain", active.model().name())
        .set("artefact", trained.toJson())
        .set("now", now)
        .update();
  }

  /** Ends the use of every trained model but one, for this entity model. */
  private void endUse(ActiveModel active, String digest, Instant now) {
    database
        .sql(
            """
            update matching.trained_model_use set recorded_to = greatest(:now, recorded_from)
            where domain = :domain and recorded_to is null
              and (digest, entity_digest) <> (:digest, :entity)""")
        .set("now", now)
        .set("domain", active.model().name())
        .set("entity", active.digest())
        .set("digest", digest)
        .update();
  }
}
