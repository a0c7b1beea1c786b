package org.touchstonehub.sharing.limit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.touchstonehub.sharing.problem.Problem;
import org.touchstonehub.sharing.security.Doubts;

/** Requests that show no valid token, wherever they are answered: counted for their address. */
@ApplicationScoped
public class UnknownCallers implements Doubts {
  @Inject Limits limits;

  @Override
  public boolean about(HttpServletRequest request) {
    return limits.isUsedUp(request);
  }

  /**
   * Counts one, and sets the headers that tell what is left.
   *
   * @return what to answer instead, where it is one too many
   */
  public Optional<Problem> count(HttpServletRequest request, HttpServletResponse response) {
    Optional<Allowance> allowance = limits.takeUnknown(request);
    allowance.ifPresent(left -> left.tell("address", response));
    return allowance.filter(left -> !left.granted()).map(Allowance::tooMany);
  }
}
