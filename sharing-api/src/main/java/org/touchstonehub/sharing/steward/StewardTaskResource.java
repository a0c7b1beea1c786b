package org.touchstonehub.sharing.steward;

import static org.touchstonehub.policy.caller.Role.STEWARD;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.mdm.stewardship.StewardTasks;
import org.touchstonehub.mdm.stewardship.TaskId;
import org.touchstonehub.mdm.stewardship.TaskQuery;
import org.touchstonehub.policy.gate.Released;
import org.touchstonehub.sharing.describe.Answers;
import org.touchstonehub.sharing.describe.AtMost;
import org.touchstonehub.sharing.golden.ReleasedResponses;
import org.touchstonehub.sharing.request.Idempotency;
import org.touchstonehub.sharing.request.Paging;
import org.touchstonehub.sharing.request.RequestKey;
import org.touchstonehub.sharing.request.Versions;
import org.touchstonehub.sharing.security.Access;
import org.touchstonehub.sharing.security.Allowed;

/** The questions that the hub puts to stewards. */
@Path("/steward-tasks")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class StewardTaskResource {
  @Inject StewardTasks tasks;
  @Inject StewardWork work;
  @Inject Idempotency idempotency;
  @Inject Access access;
  @Inject StewardJsonMapper json;
  @Context UriInfo uri;

  @GET
  @Allowed(STEWARD)
  @Operation(operationId = "listStewardTasks", summary = "Open tasks of your domains")
  @Answers(value = TaskListJson.class, headers = "Link")
  @APIResponse(responseCode = "404", description = "There is no task that the cursor names.")
  public Response list(
      @Parameter(description = "One domain only; absent: all that you are steward of.")
          @AtMost(EntityModel.LONGEST_NAME)
          @QueryParam("domain")
          @Nullable String domain,
      @Parameter(
              description = "From 'next' of the page before.",
              schema = @Schema(implementation = UUID.class))
          @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(
              description = "Tasks a page.",
              schema =
                  @Schema(
                      implementation = int.class,
                      minimum = "1",
                      maximum = "" + StewardTasks.LARGEST_PAGE))
          @QueryParam("limit")
          @DefaultValue("50")
          int limit) {
    Paging.checkLimit(limit, StewardTasks.LARGEST_PAGE);
    Collection<String> domains =
        domain == null ? access.activeDomains() : Set.of(access.requireDomain(domain));
    StewardTasks.Page page = tasks.list(TaskQuery.of(domains), cursor, limit);
    String next = page.next().orElse(null);
    TaskListJson body =
        new TaskListJson(
            page.tasks().stream().map(json::toSummary).toList(),
            domains.stream().mapToLong(tasks::countOpen).sum(),
            next);
    return Paging.link(Response.ok(body), uri, next).build();
  }

  @GET
  @Path("{id}")
  @Allowed(STEWARD)
  @Operation(
      operationId = "readStewardTask",
      summary = "A task with the two records that it asks about",
      description = "The values pass the gate under the stewards' own purpose, RecordManagement.")
  @Answers(
      value = TaskJson.class,
      headers = {"ETag", "Touchstone-Decision"})
  public Response read(@Parameter(description = "The task's id.") @PathParam("id") TaskId id) {
    Released<TaskPreview> released = work.preview(id);
    return ReleasedResponses.ok(released, json.toJson(released.value()))
        .tag(Versions.tag(released.value().task().revision()))
        .build();
  }

  @POST
  @Path("{id}/decision")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(STEWARD)
  @Operation(
      operationId = "decideStewardTask",
      summary = "Decide a task",
      description = "In force at once; every later batch honours it.")
  @Answers(value = DecisionMadeJson.class, headers = "Idempotency-Replayed")
  @Answers(
      value = TaskSummaryJson.class,
      status = 202,
      description =
          "Not in force: the golden record would have so many source records that another steward"
              + " has to confirm. The task is proposed now.",
      headers = "Idempotency-Replayed")
  @Answers(
      value = void.class,
      status = 204,
      description = "Answered; nothing about two records was decided.",
      headers = "Idempotency-Replayed")
  @APIResponse(responseCode = "428", description = "If-Match is missing.")
  @APIResponse(
      responseCode = "409",
      description = "The task is closed, or its records have changed.")
  public Response decide(
      @Parameter(description = "The task's id.") @PathParam("id") TaskId id,
      @Parameter(description = "The ETag of the task as it was read.", required = true)
          @AtMost(Versions.LONGEST)
          @HeaderParam("If-Match")
          @Nullable String ifMatch,
      @BeanParam RequestKey key,
      NewDecisionJson body) {
    int revision = Versions.required(ifMatch);
    work.require(id); // before an answer of earlier is given: grants may have gone since
    return idempotency.once(
        key,
        "decideStewardTask " + id,
        List.of(revision, body),
        () -> work.decide(id, revision, body));
  }
}
