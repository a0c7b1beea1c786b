package org.touchstonehub.sharing.batch;

import static org.touchstonehub.policy.caller.Role.ADMINISTRATOR;
import static org.touchstonehub.policy.caller.Role.STEWARD;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.matching.run.BatchRuns;
import org.touchstonehub.matching.run.RunId;
import org.touchstonehub.matching.run.RunView;
import org.touchstonehub.matching.run.RunWish;
import org.touchstonehub.sharing.describe.Answers;
import org.touchstonehub.sharing.problem.Refused;
import org.touchstonehub.sharing.request.Idempotency;
import org.touchstonehub.sharing.request.Paging;
import org.touchstonehub.sharing.request.RequestKey;
import org.touchstonehub.sharing.request.Slice;
import org.touchstonehub.sharing.security.Access;
import org.touchstonehub.sharing.security.Allowed;

/** Match-and-merge batches: start one, watch it. */
@Path("/batch-jobs")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class BatchJobResource {
  private static final int MOST_JOBS = 100;

  @Inject BatchRuns runs;
  @Inject Idempotency idempotency;
  @Inject Access access;
  @Inject BatchJsonMapper json;
  @Context UriInfo uri;

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed({ADMINISTRATOR, STEWARD})
  @Operation(
      operationId = "startBatchJob",
      summary = "Start a match-and-merge batch",
      description = "One at a time for each domain. Location is the job, to be asked for progress.")
  @Answers(
      value = BatchJobJson.class,
      status = 202,
      description = "Accepted; Location is the job.",
      headers = {"Location", "Idempotency-Replayed"})
  @APIResponse(responseCode = "404", description = "There is no such domain.")
  @APIResponse(responseCode = "409", description = "A batch of the domain is under way.")
  public Response start(@BeanParam RequestKey key, NewBatchJobJson body) {
    String domain = access.requireDomain(body.domain());
    RunWish wish =
        new RunWish(
            domain,
            Boolean.TRUE.equals(body.retrain()),
            Boolean.TRUE.equals(body.everything()),
            access.caller().subject());
    return idempotency.onceApart(
        key,
        "startBatchJob",
        body,
        () -> {
          RunView run = runs.start(wish);
          URI location = uri.getAbsolutePathBuilder().path(run.id().toString()).build();
          return Response.accepted(json.toJson(run)).location(location).build();
        });
  }

  @GET
  @Path("{id}")
  @Allowed({ADMINISTRATOR, STEWARD})
  @Operation(operationId = "readBatchJob", summary = "A batch, and how far it is")
  @Answers(BatchJobJson.class)
  public BatchJobJson read(@Parameter(description = "Its id.") @PathParam("id") RunId id) {
    return json.toJson(require(id));
  }

  @POST
  @Path("{id}/restart")
  @Allowed({ADMINISTRATOR, STEWARD})
  @Operation(operationId = "restartBatchJob", summary = "Take up a failed batch where it stopped")
  @Answers(value = BatchJobJson.class, status = 202, description = "Accepted.")
  @APIResponse(
      responseCode = "409",
      description = "It did not fail, or another of the domain is under way.")
  public Response restart(@Parameter(description = "Its id.") @PathParam("id") RunId id) {
    RunId known = require(id).id();
    runs.restart(known);
    return Response.accepted(json.toJson(runs.find(known))).build();
  }

  @GET
  @Allowed({ADMINISTRATOR, STEWARD})
  @Operation(operationId = "listBatchJobs", summary = "Batches of your domains, the newest first")
  @Answers(value = BatchJobListJson.class, headers = "Link")
  public Response list(
      @Parameter(
              description = "From 'next' of the page before.",
              schema = @Schema(implementation = UUID.class))
          @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(
              description = "Jobs a page.",
              schema = @Schema(implementation = int.class, minimum = "1", maximum = "" + MOST_JOBS))
          @QueryParam("limit")
          @DefaultValue("20")
          int limit) {
    Paging.checkLimit(limit, MOST_JOBS);
    RunId before = cursor == null ? null : new RunId(Paging.id(cursor));
    Slice<RunView> slice =
        Slice.of(
            runs.recent(access.activeDomains(), before, limit + 1),
            limit,
            run -> run.id().toString());
    return Paging.page(slice, json::toJson, BatchJobListJson::new, uri);
  }

  /** The same answer for a run of another domain as for one that never was. */
  private RunView require(RunId id) {
    return access.find(
        () -> runs.find(id),
        RunView::domain,
        () ->
            new Refused(
                404, "batch-run", "There is no batch job %s in your domains.".formatted(id)));
  }
}
