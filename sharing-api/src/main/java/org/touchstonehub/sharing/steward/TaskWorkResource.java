package org.touchstonehub.sharing.steward;

import static org.touchstonehub.policy.caller.Role.STEWARD;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.mdm.stewardship.TaskComment;
import org.touchstonehub.mdm.stewardship.TaskId;
import org.touchstonehub.mdm.stewardship.TaskView;
import org.touchstonehub.policy.gate.Released;
import org.touchstonehub.sharing.describe.Answers;
import org.touchstonehub.sharing.describe.AtMost;
import org.touchstonehub.sharing.golden.ReleasedResponses;
import org.touchstonehub.sharing.problem.Refused;
import org.touchstonehub.sharing.request.Attempted;
import org.touchstonehub.sharing.request.Versions;
import org.touchstonehub.sharing.security.Allowed;

/** How stewards share the queue: who has a task, who confirms, what they write beside it. */
@Path("/steward-tasks")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class TaskWorkResource {
  @Inject TaskWork work;
  @Inject StewardWork stewardship;
  @Inject StewardJsonMapper json;

  @POST
  @Path("{id}/claim")
  @Allowed(STEWARD)
  @Attempted
  @Operation(
      operationId = "claimStewardTask",
      summary = "Take a task for yourself",
      description = "Others see that you have it; you keep one that you have already.")
  @Answers(
      value = TaskSummaryJson.class,
      headers = {"ETag", "Touchstone-Decision"})
  @APIResponse(responseCode = "428", description = "If-Match is missing.")
  @APIResponse(responseCode = "409", description = "Another steward has it, or it is closed.")
  public Response claim(
      @Parameter(description = "The task's id.") @PathParam("id") TaskId id,
      @Parameter(description = "The ETag of the task as it was read.", required = true)
          @AtMost(Versions.LONGEST)
          @HeaderParam("If-Match")
          @Nullable String ifMatch) {
    return task(work.claim(id, Versions.required(ifMatch)));
  }

  @POST
  @Path("{id}/release")
  @Allowed(STEWARD)
  @Attempted
  @Operation(
      operationId = "releaseStewardTask",
      summary = "Give a task back to the queue",
      description = "Whoever has it.")
  @Answers(
      value = TaskSummaryJson.class,
      headers = {"ETag", "Touchstone-Decision"})
  @APIResponse(responseCode = "428", description = "If-Match is missing.")
  @APIResponse(responseCode = "409", description = "It is closed.")
  public Response release(
      @Parameter(description = "The task's id.") @PathParam("id") TaskId id,
      @Parameter(description = "The ETag of the task as it was read.", required = true)
          @AtMost(Versions.LONGEST)
          @HeaderParam("If-Match")
          @Nullable String ifMatch) {
    return task(work.assign(id, null, Versions.required(ifMatch)));
  }

  @PUT
  @Path("{id}/assignee")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(STEWARD)
  @Attempted
  @Operation(
      operationId = "assignStewardTask",
      summary = "Give a task to a steward",
      description = "Whoever has it so far.")
  @Answers(
      value = TaskSummaryJson.class,
      headers = {"ETag", "Touchstone-Decision"})
  @APIResponse(responseCode = "428", description = "If-Match is missing.")
  @APIResponse(responseCode = "409", description = "It is closed.")
  public Response assign(
      @Parameter(description = "The task's id.") @PathParam("id") TaskId id,
      @Parameter(description = "The ETag of the task as it was read.", required = true)
          @AtMost(Versions.LONGEST)
          @HeaderParam("If-Match")
          @Nullable String ifMatch,
      AssigneeJson body) {
    int revision = Versions.required(ifMatch);
    String steward = body.steward();
    if (steward == null) throw new Refused(400, "steward-task-assignee", "Name the steward.");
    return task(work.assign(id, steward, revision));
  }

  @POST
  @Path("{id}/proposal/confirm")
  @Allowed(STEWARD)
  @Attempted
  @Operation(
      operationId = "confirmStewardProposal",
      summary = "Let an answer take effect that another steward proposed",
      description = "Large golden records take two stewards.")
  @Answers(value = DecisionMadeJson.class, headers = "Touchstone-Decision")
  @Answers(
      value = void.class,
      status = 204,
      description = "Answered; nothing about two records was decided.",
      headers = "Touchstone-Decision")
  @APIResponse(responseCode = "428", description = "If-Match is missing.")
  @APIResponse(
      responseCode = "409",
      description = "Nothing is proposed, or you proposed it yourself.")
  public Response confirm(
      @Parameter(description = "The task's id.") @PathParam("id") TaskId id,
      @Parameter(description = "The ETag of the task as it was read.", required = true)
          @AtMost(Versions.LONGEST)
          @HeaderParam("If-Match")
          @Nullable String ifMatch) {
    Released<StewardWork.Confirmed> released = stewardship.confirm(id, Versions.required(ifMatch));
    DecisionMadeJson made = released.value().made();
    return (made == null ? ReleasedResponses.none(released) : ReleasedResponses.ok(released, made))
        .build();
  }

  @POST
  @Path("{id}/proposal/decline")
  @Allowed(STEWARD)
  @Attempted
  @Operation(
      operationId = "declineStewardProposal",
      summary = "Drop an answer that a steward proposed",
      description = "The task is open as before.")
  @Answers(
      value = TaskSummaryJson.class,
      headers = {"ETag", "Touchstone-Decision"})
  @APIResponse(responseCode = "428", description = "If-Match is missing.")
  @APIResponse(responseCode = "409", description = "Nothing is proposed.")
  public Response decline(
      @Parameter(description = "The task's id.") @PathParam("id") TaskId id,
      @Parameter(description = "The ETag of the task as it was read.", required = true)
          @AtMost(Versions.LONGEST)
          @HeaderParam("If-Match")
          @Nullable String ifMatch) {
    return task(stewardship.decline(id, Versions.required(ifMatch)));
  }

  @GET
  @Path("{id}/comments")
  @Allowed(STEWARD)
  @Operation(
      operationId = "listStewardComments",
      summary = "What stewards wrote beside a task",
      description = "The earliest first.")
  @Answers(value = CommentListJson.class, headers = "Touchstone-Decision")
  public Response comments(@Parameter(description = "The task's id.") @PathParam("id") TaskId id) {
    Released<List<TaskComment>> released = work.comments(id);
    return ReleasedResponses.ok(
            released, new CommentListJson(released.value().stream().map(json::toJson).toList()))
        .build();
  }

  @POST
  @Path("{id}/comments")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(STEWARD)
  @Attempted
  @Operation(
      operationId = "commentStewardTask",
      summary = "Write something beside a task",
      description = "The task stays as it is, its ETag too.")
  @Answers(value = CommentJson.class, status = 201, headers = "Touchstone-Decision")
  public Response comment(
      @Parameter(description = "The task's id.") @PathParam("id") TaskId id, NewCommentJson body) {
    if (body.text() == null) {
      throw new Refused(400, "steward-task-comment", "Write the comment in 'text'.");
    }
    Released<TaskComment> released = work.comment(id, body.text());
    return ReleasedResponses.ok(released, json.toJson(released.value())).status(201).build();
  }

  @POST
  @Attempted
  @Path("decisions")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(STEWARD)
  @Operation(
      operationId = "decideStewardTasks",
      summary = "Give several tasks one answer",
      description =
          "Each in a transaction of its own and in the order of the request: what one is refused ends none.")
  @Answers(DecidedTasksJson.class)
  public Response decide(
      @Parameter(description = "true: answer what would change, and change nothing.")
          @QueryParam("preview")
          @DefaultValue("false")
          boolean preview,
      NewDecisionsJson body) {
    List<SeenTaskJson> tasks = body.tasks();
    boolean isFew = tasks != null && !tasks.isEmpty() && tasks.size() <= NewDecisionsJson.MOST;
    if (!isFew || !tasks.stream().allMatch(SeenTaskJson::isWhole)) {
      throw new Refused(
          400,
          "steward-decision",
          "Name 1 to %d tasks, each by its id and revision.".formatted(NewDecisionsJson.MOST));
    }
    return Response.ok(new DecidedTasksJson(work.decide(body, preview)))
        .header("Cache-Control", "no-store")
        .build();
  }

  private Response task(Released<TaskView> released) {
    return ReleasedResponses.ok(released, json.toSummary(released.value()))
        .tag(Versions.tag(released.value().revision()))
        .build();
  }
}
