package org.touchstonehub.sharing.history;

import static org.touchstonehub.policy.caller.Role.STEWARD;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.history.GoldenHistory;
import org.touchstonehub.policy.gate.Released;
import org.touchstonehub.sharing.describe.Answers;
import org.touchstonehub.sharing.golden.ReleasedResponses;
import org.touchstonehub.sharing.request.Instants;
import org.touchstonehub.sharing.request.Paging;
import org.touchstonehub.sharing.security.Allowed;

/** What golden records were. */
@Path("/golden-records")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class GoldenHistoryResource {
  private static final int MOST = 200;

  @Inject HistoryWork work;
  @Inject HistoryAnswers answers;
  @Context UriInfo uri;

  @GET
  @Path("{id}/history")
  @Allowed(STEWARD)
  @Operation(
      operationId = "readGoldenHistory",
      summary = "What a golden record was, and what brought it about",
      description = "Also of a retired id.")
  @Answers(
      value = GoldenHistoryJson.class,
      headers = {"Link", "Touchstone-Decision"})
  public Response read(
      @Parameter(description = "The golden id.") @PathParam("id") GoldenId id,
      @Parameter(
              description =
                  "Only what was so at this instant: at most one version, its members, and whether it"
                      + " was retired; of the page that is asked for.",
              schema = @Schema(implementation = String.class, format = "date-time"))
          @QueryParam("as_of")
          @Nullable String asOf,
      @Parameter(
              description = "From 'next' of the page before.",
              schema = @Schema(implementation = int.class, minimum = "1"))
          @QueryParam("cursor")
          @Nullable Integer cursor,
      @Parameter(
              description = "Versions a page.",
              schema = @Schema(implementation = int.class, minimum = "1", maximum = "" + MOST))
          @QueryParam("limit")
          @DefaultValue("50")
          int limit) {
    Paging.checkLimit(limit, MOST);
    Instant at = Instants.of("as_of", asOf);
    int before = cursor == null ? Integer.MAX_VALUE : cursor;
    Released<GoldenHistory> released = work.golden(id, before, at == null ? limit : MOST, at);
    List<GoldenHistory.Version> versions = released.value().versions();
    int oldest = versions.isEmpty() ? 1 : versions.get(versions.size() - 1).golden().version();
    String next = at == null && oldest > 1 ? String.valueOf(oldest) : null;
    Response.ResponseBuilder answer = ReleasedResponses.ok(released, answers.json(released, next));
    return Paging.link(answer, uri, next).build();
  }
}
