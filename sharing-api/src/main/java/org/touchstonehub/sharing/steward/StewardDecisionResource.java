package org.touchstonehub.sharing.steward;

import static org.touchstonehub.policy.caller.Role.STEWARD;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.touchstonehub.mdm.stewardship.DecisionId;
import org.touchstonehub.sharing.describe.Answers;
import org.touchstonehub.sharing.security.Allowed;

/** Decisions that stewards made. */
@Path("/steward-decisions/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class StewardDecisionResource {
  @Inject StewardWork work;

  @DELETE
  @Allowed(STEWARD)
  @Operation(
      operationId = "withdrawStewardDecision",
      summary = "Take a decision back",
      description = "Golden records become what they would be without it. It stays on record.")
  @Answers(DecisionMadeJson.class)
  @APIResponse(responseCode = "409", description = "It was withdrawn before.")
  public DecisionMadeJson withdraw(
      @Parameter(description = "The decision's id.") @PathParam("id") DecisionId id) {
    return work.withdraw(id);
  }
}
