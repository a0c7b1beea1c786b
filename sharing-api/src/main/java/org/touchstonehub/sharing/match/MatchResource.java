package org.touchstonehub.sharing.match;

import static org.touchstonehub.policy.caller.Role.APPLICATION;
import static org.touchstonehub.policy.caller.Role.STEWARD;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.touchstonehub.matching.live.LiveSearch;
import org.touchstonehub.policy.gate.Released;
import org.touchstonehub.policy.purpose.Purpose;
import org.touchstonehub.sharing.describe.Answers;
import org.touchstonehub.sharing.golden.PurposeParam;
import org.touchstonehub.sharing.golden.ReleasedResponses;
import org.touchstonehub.sharing.golden.StewardPurposeHeader;
import org.touchstonehub.sharing.problem.Refused;
import org.touchstonehub.sharing.request.Paging;
import org.touchstonehub.sharing.security.Access;
import org.touchstonehub.sharing.security.Allowed;

/** Search before create. */
@Path("/match")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class MatchResource {
  private static final int USUAL = 10;

  @Inject MatchWork work;
  @Inject MatchAnswers answers;
  @Inject PurposeParam purposes;
  @Inject Access access;

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed({APPLICATION, STEWARD})
  @Operation(
      operationId = "match",
      summary = "Find who may be the same as somebody, and save nothing",
      description =
          "Matched as a record that arrives is. Values of attributes that the decision does not"
              + " show in full are not compared, so that a probability tells none of them.")
  @Answers(value = MatchJson.class, headers = "Touchstone-Decision")
  @APIResponse(
      responseCode = "503",
      description = "The records stand under another model until the next batch.")
  public Response match(@BeanParam StewardPurposeHeader purposeHeader, NewMatchJson body) {
    String domain = access.requireDomain(body.domain());
    Purpose purpose = purposes.orRecordManagement(purposeHeader, access.caller(), domain);
    Map<String, String> values = body.attributes();
    if (values == null) {
      throw new Refused(400, "match", "The member 'attributes' is missing; say who is searched.");
    }
    int limit = body.limit() == null ? USUAL : body.limit();
    Paging.checkLimit(limit, LiveSearch.MOST);
    Released<Matches> released = work.match(domain, values, purpose, limit);
    return ReleasedResponses.ok(released, answers.json(released)).build();
  }
}
