package org.touchstonehub.sharing.audit;

import static org.touchstonehub.policy.caller.Role.COMPLIANCE_OFFICER;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.touchstonehub.policy.decision.DecisionId;
import org.touchstonehub.policy.decision.DecisionLog;
import org.touchstonehub.policy.decision.DecisionQuery;
import org.touchstonehub.policy.decision.LoggedDecision;
import org.touchstonehub.sharing.describe.Answers;
import org.touchstonehub.sharing.problem.Refused;
import org.touchstonehub.sharing.request.Paging;
import org.touchstonehub.sharing.security.Access;
import org.touchstonehub.sharing.security.Allowed;

/** The decision log: who asked for what, why, and what was decided. */
@Path("/decisions")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class DecisionResource {
  @Inject DecisionLog log;
  @Inject Access access;
  @Inject AuditJsonMapper json;
  @Context UriInfo uri;

  @GET
  @Allowed(COMPLIANCE_OFFICER)
  @Operation(operationId = "listDecisions", summary = "Decisions of your domains, newest first")
  @Answers(value = DecisionPageJson.class, headers = "Link")
  public Response list(@BeanParam DecisionParams params) {
    Paging.checkLimit(params.limit, DecisionQuery.MOST);
    List<LoggedDecision> found = log.find(params.query(access.domains()));
    String next = found.size() < params.limit ? null : found.get(found.size() - 1).id().toString();
    DecisionPageJson page = new DecisionPageJson(found.stream().map(json::toJson).toList(), next);
    return Paging.link(Response.ok(page), uri, next).build();
  }

  @GET
  @Path("{id}")
  @Allowed(COMPLIANCE_OFFICER)
  @Operation(operationId = "readDecision", summary = "A decision")
  @Answers(DecisionJson.class)
  public DecisionJson read(
      @Parameter(description = "The decision's id.") @PathParam("id") DecisionId id) {
    return log.byId(id, access.domains())
        .map(json::toJson)
        .orElseThrow(
            () ->
                new Refused(
                    404, "decision", "There is no decision %s in your domains.".formatted(id)));
  }
}
