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
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.mdm.change.TaskKind;
import org.touchstonehub.mdm.stewardship.StewardTasks;
import org.touchstonehub.mdm.stewardship.TaskDesk;
import org.touchstonehub.mdm.stewardship.TaskId;
import org.touchstonehub.mdm.stewardship.TaskQuery;
import org.touchstonehub.mdm.stewardship.TaskView;
import org.touchstonehub.policy.gate.Released;
import org.touchstonehub.sharing.command.CommandAnswers;
import org.touchstonehub.sharing.command.CommandEffectJson;
import org.touchstonehub.sharing.command.Told;
import org.touchstonehub.sharing.describe.Answers;
import org.touchstonehub.sharing.describe.AtMost;
import org.touchstonehub.sharing.golden.ReleasedResponses;
import org.touchstonehub.sharing.problem.Refused;
import org.touchstonehub.sharing.request.Attempted;
import org.touchstonehub.sharing.request.Idempotency;
import org.touchstonehub.sharing.request.Instants;
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
  private static final int LONGEST_CURSOR = 200;

  @Inject StewardWork work;
  @Inject CommandAnswers commands;
  @Inject Access access;
  @Inject StewardJsonMapper json;
  @Context UriInfo uri;

  @GET
  @Allowed(STEWARD)
  @Operation(
      operationId = "listStewardTasks",
      summary = "Open tasks of your domains",
      description = "Through the gate, which is asked for each domain.")
  @Answers(
      value = TaskListJson.class,
      headers = {"Link", "Touchstone-Decision"})
  @APIResponse(responseCode = "404", description = "There is no task that the cursor names.")
  public Response list(
      @Parameter(description = "One domain only; absent: all that you are steward of.")
          @AtMost(EntityModel.LONGEST_NAME)
          @QueryParam("domain")
          @Nullable String domain,
      @Parameter(
              description = "Of this kind only.",
              schema =
                  @Schema(
                      implementation = String.class,
                      enumeration = {
                        "possible-match",
                        "contradiction",
                        "suspicious-cluster",
                        "shared-identifier",
                        "changed-person",
                        "quality-failure",
                        "change-request"
                      }))
          @QueryParam("kind")
          @Nullable String kind,
      @Parameter(description = "Of this steward only; empty: those that nobody has.")
          @AtMost(TaskDesk.LONGEST_STEWARD)
          @QueryParam("assignee")
          @Nullable String assignee,
      @Parameter(
              description = "Due before this instant.",
              schema = @Schema(implementation = Instant.class))
          @QueryParam("due_before")
          @Nullable String dueBefore,
      @Parameter(
              description = "What comes first: the most urgent, what is due, what was asked first.",
              schema =
                  @Schema(
                      implementation = String.class,
                      enumeration = {"priority", "due", "age"},
                      defaultValue = "priority"))
          @QueryParam("sort")
          @DefaultValue("priority")
          String sort,
      @Parameter(description = "From 'next' of the page before.")
          @AtMost(LONGEST_CURSOR)
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
    List<String> domains =
        domain == null ? access.activeDomains() : List.of(access.requireDomain(domain));
    if (domains.isEmpty()) return Response.ok(new TaskListJson(List.of(), 0, null)).build();
    TaskQuery asked =
        new TaskQuery(
            domains,
            kind == null ? Set.of() : Set.of(choice("kind", TaskKind.values(), kind)),
            assignee,
            Instants.of("due_before", dueBefore),
            choice("sort", TaskQuery.Order.values(), sort));
    Released<StewardWork.Tasks> released = work.list(asked, domains, cursor, limit);
    StewardTasks.Page page = released.value().page();
    String next = page.next().orElse(null);
    TaskListJson body =
        new TaskListJson(
            page.tasks().stream().map(json::toSummary).toList(), released.value().open(), next);
    return Paging.link(ReleasedResponses.ok(released, body), uri, next).build();
  }

  private static <E extends Enum<E>> E choice(String parameter, E[] all, String text) {
    for (E one : all) {
      if (one.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text)) return one;
    }
    throw new Refused(
        400, "steward-task-list", "'%s' is none of what it may be.".formatted(parameter));
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
  @Attempted
  @Operation(
      operationId = "decideStewardTask",
      summary = "Decide a task",
      description = "In force at once; every later batch honours it.")
  @Answers(
      value = DecisionMadeJson.class,
      headers = {"Idempotency-Replayed", "Touchstone-Decision"})
  @Answers(
      value = TaskSummaryJson.class,
      status = 202,
      description =
          "Not in force: the golden record would have so many source records that another steward"
              + " has to confirm. The task is proposed now.",
      headers = {"Idempotency-Replayed", "Touchstone-Decision"})
  @Answers(
      value = void.class,
      status = 204,
      description = "Answered; nothing about two records was decided.",
      headers = {"Idempotency-Replayed", "Touchstone-Decision"})
  @APIResponse(responseCode = "428", description = "If-Match is missing.")
  @APIResponse(
      responseCode = "409",
      description =
          "The task is closed, its records have changed, or it takes an edit instead of no-match.")
  public Response decide(
      @Parameter(description = "The task's id.") @PathParam("id") TaskId id,
      @Parameter(description = "The ETag of the task as it was read.", required = true)
          @AtMost(Versions.LONGEST)
          @HeaderParam("If-Match")
          @Nullable String ifMatch,
      @Parameter(
              description =
                  "true: answer what would change, and change nothing. The Idempotency-Key does not"
                      + " count then.")
          @QueryParam("preview")
          @DefaultValue("false")
          boolean preview,
      @BeanParam RequestKey key,
      NewDecisionJson body) {
    int revision = Versions.required(ifMatch);
    if (preview) {
      Released<Told> draft = work.preview(id, revision, body);
      CommandEffectJson effect = commands.json(draft, access.caller());
      return ReleasedResponses.ok(draft, DecisionMadeJson.preview(body.verdict(), effect)).build();
    }
    return answer(work.decide(id, revision, body, key));
  }

  private Response answer(Released<StewardWork.Answered> released) {
    StewardWork.Answered answered = released.value();
    TaskView proposed = answered.proposed();
    Object body = proposed == null ? answered.outcome().made() : json.toSummary(proposed);
    Response.ResponseBuilder answer =
        body == null ? ReleasedResponses.none(released) : ReleasedResponses.ok(released, body);
    if (answered.isRepeated()) answer.header(Idempotency.REPLAYED, "true");
    return answer.status(answered.outcome().status()).build();
  }
}
