package org.touchstonehub.sharing.golden;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.touchstonehub.mdm.database.Remembered;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.golden.GoldenRecords.Identity;

/**
 * Which domain an id or a system belongs to, without asking the database each time. A golden id
 * keeps its domain for as long as there is one; a system keeps it while it is registered.
 */
@ApplicationScoped
class KnownDomains {
  /** For so long a system that was deleted or registered anew is taken for what it was. */
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final Remembered<GoldenId, Identity> ofIds =
      new Remembered<>(20_000, Duration.ofHours(1));
  private final Remembered<String, String> ofSystems = new Remembered<>(1_000, LONGEST);

  /**
   * The domain of an id, and that it is active, which may have changed lately.
   *
   * @param lookUp what it throws for an unknown id passes through
   */
  Identity of(GoldenId id, Function<GoldenId, Identity> lookUp) {
    return ofIds
        .get(id, asked -> Optional.of(lookUp.apply(asked)).filter(Identity::active))
        .orElseGet(() -> lookUp.apply(id));
  }

  void forget(GoldenId id) {
    ofIds.forget(id);
  }

  /**
   * @param lookUp what it throws for an unknown system passes through
   */
  String ofSystem(String name, UnaryOperator<String> lookUp) {
    return ofSystems.get(name, asked -> Optional.of(lookUp.apply(asked))).orElseThrow();
  }
}
