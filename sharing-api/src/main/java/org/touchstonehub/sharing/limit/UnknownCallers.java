package org.touchstonehub.sharing.limit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.touchstonehub.sharing.problem.Problem;

/** Requests without a valid token that do not reach a resource: counted for their address. */
@ApplicationScoped
public class UnknownCallers {
  @Inject Limits limits;

  /**
   * Counts one, and sets the headers that tell what is left.
   *
   * @return what to answer instead, where it is one too many
   */
  public Optional<Problem> count(HttpServletRequest request, HttpServletResponse response) {
    Optional<Allowance> allowance = limits.takeUnknown(request);
    allowance.ifPresent(
        left -> {
          response.setHeader("RateLimit", left.header("address"));
          response.setHeader("RateLimit-Policy", left.policyHeader("address"));
          if (!left.granted()) {
            response.setHeader("Retry-After", String.valueOf(left.waitSeconds()));
          }
        });
    return allowance.filter(left -> !left.granted()).map(RateFilter::tooMany);
  }
}
