package org.touchstonehub.sharing.steward;

import static org.touchstonehub.policy.caller.Role.STEWARD;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.mdm.stewardship.StewardFigures;
import org.touchstonehub.sharing.describe.Answers;
import org.touchstonehub.sharing.describe.AtMost;
import org.touchstonehub.sharing.request.Instants;
import org.touchstonehub.sharing.security.Access;
import org.touchstonehub.sharing.security.Allowed;

/** How stewards get on with their tasks. */
@Path("/steward-figures")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class FigureResource {
  private static final Duration USUAL = Duration.ofDays(30);

  @Inject StewardFigures figures;
  @Inject StewardJsonMapper json;
  @Inject Access access;
  @Inject Clock clock;

  @GET
  @Allowed(STEWARD)
  @Operation(
      operationId = "readStewardFigures",
      summary = "How fast stewards decide, and how often they agree",
      description = "Of one domain; the last 30 days unless told otherwise.")
  @Answers(FiguresJson.class)
  public Response read(
      @Parameter(description = "The entity model.", required = true)
          @AtMost(EntityModel.LONGEST_NAME)
          @QueryParam("domain")
          @Nullable String domain,
      @Parameter(
              description = "From this instant on.",
              schema = @Schema(implementation = Instant.class))
          @QueryParam("from")
          @Nullable String from,
      @Parameter(
              description = "Before this instant.",
              schema = @Schema(implementation = Instant.class))
          @QueryParam("to")
          @Nullable String to) {
    String known = access.requireDomain(domain);
    Instant until = Instants.of("to", to);
    Instant end = until == null ? clock.instant() : until;
    Instant since = Instants.of("from", from);
    Instant begin = since == null ? end.minus(USUAL) : since;
    return Response.ok(json.toJson(known, begin, end, figures.of(known, begin, end))).build();
  }
}
