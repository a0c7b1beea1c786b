package org.touchstonehub.matching.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.touchstonehub.match.engine.LiveMatching;
import org.touchstonehub.matching.training.TrainedModels;
import org.touchstonehub.mdm.database.Remembered;
import org.touchstonehub.mdm.model.ActiveModel;

/** Trained models ready to match with: each is read once, and serves all threads. */
@ApplicationScoped
public class LiveModels {
  private static final int MOST = 16;

  private record Name(String trained, String entity) {}

  private final Remembered<Name, LiveMatching> models = new Remembered<>(MOST, Duration.ofDays(1));

  private TrainedModels trained;

  @SuppressWarnings("NullAway.Init")
  protected LiveModels() {}

  @Inject
  public LiveModels(TrainedModels trained) {
    this.trained = trained;
  }

  /**
   * What the records of a generation are matched with; empty if it was not trained for this entity
   * model by this version of the engine, so that only a batch can go on.
   */
  public Optional<LiveMatching> of(ActiveModel active, Generation generation) {
    if (!generation.entity().equals(active.digest())) return Optional.empty();
    return models.get(
        new Name(generation.trained(), active.digest()),
        name -> trained.find(active, name.trained()).map(LiveMatching::new));
  }
}
