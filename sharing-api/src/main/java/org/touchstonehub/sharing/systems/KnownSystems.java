package org.touchstonehub.sharing.systems;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.touchstonehub.mdm.source.SourceSystemView;
import org.touchstonehub.mdm.source.SourceSystems;
import org.touchstonehub.sharing.problem.Refused;
import org.touchstonehub.sharing.security.Access;

/** Source systems as far as the caller may know of them. */
@RequestScoped
public class KnownSystems {
  @Inject SourceSystems systems;
  @Inject Access access;

  /**
   * @throws Refused 404, for a system of another domain as for one that never was
   */
  public SourceSystemView require(String name) {
    return access.find(
        () -> systems.require(name), SourceSystemView::domain, () -> absentFrom(name));
  }

  /**
   * The same, and it stays until the transaction of the caller ends.
   *
   * @throws Refused 404, also where it was taken away just before
   */
  public SourceSystemView hold(String name) {
    return access.find(() -> systems.hold(name), SourceSystemView::domain, () -> absentFrom(name));
  }

  /** What a caller is told who may not know of a system, or of one that is none. */
  public Refused absentFrom(String name) {
    return new Refused(
        404,
        "unknown-source-system",
        "There is no source system '%s'; register it for its domain first.".formatted(name));
  }
}
