package org.touchstonehub.sharing.problem;

import jakarta.ws.rs.WebApplicationException;

/** A request that the REST layer itself turns down: no token, wrong role, stale version. */
public class Refused extends WebApplicationException {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // never serialised
  private final Problem problem;

  public Refused(Problem problem) {
    super(problem.detail(), problem.status());
    this.problem = problem;
  }

  public Refused(int status, String slug, String detail) {
    this(Problem.of(status, slug, detail));
  }

  public Problem problem() {
    return problem;
  }
}
