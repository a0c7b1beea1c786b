package org.touchstonehub.sharing.explanation;

import static org.touchstonehub.policy.caller.Role.STEWARD;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.policy.gate.Released;
import org.touchstonehub.sharing.describe.Answers;
import org.touchstonehub.sharing.golden.ReleasedResponses;
import org.touchstonehub.sharing.golden.SourceKeyJson;
import org.touchstonehub.sharing.problem.Refused;
import org.touchstonehub.sharing.request.Paging;
import org.touchstonehub.sharing.security.Allowed;

/** Why source records are together or are not. Keys go in bodies: some are names of persons. */
@Path("/explanations")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class ExplanationResource {
  private static final int USUAL = 20;
  private static final int MOST = 100;

  @Inject ExplanationWork work;
  @Inject ExplanationAnswers answers;

  @POST
  @Path("pair")
  @Allowed(STEWARD)
  @Operation(
      operationId = "explainPair",
      summary = "Why two source records are together, or why not",
      description =
          "Nothing is saved. Findings on attributes that are not shown in full are left out.")
  @Answers(value = PairExplanationJson.class, headers = "Touchstone-Decision")
  @APIResponse(responseCode = "404", description = "One of the records is not here.")
  public Response pair(NewPairJson body) {
    SourceKey a = key(body.a(), "a");
    SourceKey b = key(body.b(), "b");
    Released<Explained> released = work.pair(a, b);
    return ReleasedResponses.ok(released, answers.pair(released, a, b)).build();
  }

  @POST
  @Path("common")
  @Allowed(STEWARD)
  @Operation(
      operationId = "explainCommon",
      summary = "What a source record has in common with those that it hangs together with",
      description =
          "With each record of its component, be it together with it or not. Nothing is saved.")
  @Answers(value = CommonJson.class, headers = "Touchstone-Decision")
  @APIResponse(responseCode = "404", description = "The record is not here.")
  public Response common(NewCommonJson body) {
    Integer limit = body.limit();
    int most = limit == null ? USUAL : limit;
    Paging.checkLimit(most, MOST);
    Released<Explained> released = work.common(key(body.record(), "record"), most);
    return ReleasedResponses.ok(released, answers.common(released)).build();
  }

  private static SourceKey key(@Nullable SourceKeyJson sent, String member) {
    if (sent == null || sent.system() == null || sent.key() == null) {
      throw new Refused(
          400, "command-member", "The member '%s' is missing, or holds null.".formatted(member));
    }
    return new SourceKey(sent.system(), sent.key());
  }
}
