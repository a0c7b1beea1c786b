package org.touchstonehub.sharing.explanation;

import static org.touchstonehub.policy.caller.Role.STEWARD;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.policy.gate.Released;
import org.touchstonehub.sharing.describe.Answers;
import org.touchstonehub.sharing.golden.ReleasedResponses;
import org.touchstonehub.sharing.security.Allowed;

/** How golden records were built. */
@Path("/golden-records")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class GoldenExplanationResource {
  @Inject ExplanationWork work;
  @Inject ExplanationAnswers answers;

  @GET
  @Path("{id}/explanation")
  @Allowed(STEWARD)
  @Operation(
      operationId = "explainGoldenRecord",
      summary = "How a golden record was built",
      description =
          "Its records with what holds them together, what would part them, what came near, and"
              + " which record each value comes from and why. Findings on attributes that are not"
              + " shown in full are left out.")
  @Answers(value = GoldenExplanationJson.class, headers = "Touchstone-Decision")
  @APIResponse(responseCode = "409", description = "It is retired; 'choices' names what it led to.")
  public Response explain(@Parameter(description = "The golden id.") @PathParam("id") GoldenId id) {
    Released<Explained> released = work.golden(id);
    return ReleasedResponses.ok(released, answers.golden(released)).build();
  }
}
