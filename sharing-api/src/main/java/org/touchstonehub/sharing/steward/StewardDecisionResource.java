package org.touchstonehub.sharing.steward;

import static org.touchstonehub.policy.caller.Role.STEWARD;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.touchstonehub.mdm.stewardship.DecisionId;
import org.touchstonehub.policy.gate.Released;
import org.touchstonehub.sharing.describe.Answers;
import org.touchstonehub.sharing.golden.ReleasedResponses;
import org.touchstonehub.sharing.request.Attempted;
import org.touchstonehub.sharing.security.Allowed;

/** Decisions that stewards made. */
@Path("/steward-decisions/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class StewardDecisionResource {
  @Inject StewardWork work;

  @DELETE
  @Allowed(STEWARD)
  @Attempted
  @Operation(
      operationId = "withdrawStewardDecision",
      summary = "Take a decision back",
      description = "Golden records become what they would be without it. It stays on record.")
  @Answers(value = DecisionMadeJson.class, headers = "Touchstone-Decision")
  @APIResponse(responseCode = "409", description = "It was withdrawn before.")
  public Response withdraw(
      @Parameter(description = "The decision's id.") @PathParam("id") DecisionId id) {
    Released<DecisionMadeJson> released = work.withdraw(id);
    return ReleasedResponses.ok(released, released.value()).build();
  }
}
