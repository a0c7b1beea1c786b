package org.touchstonehub.sharing.command;

import static org.touchstonehub.policy.caller.Role.APPLICATION;
import static org.touchstonehub.policy.caller.Role.PRODUCT_CONSUMER;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.stewardship.ChangeRequest;
import org.touchstonehub.mdm.stewardship.StewardTask;
import org.touchstonehub.mdm.stewardship.TaskComment;
import org.touchstonehub.mdm.stewardship.TaskId;
import org.touchstonehub.mdm.stewardship.TaskView;
import org.touchstonehub.policy.gate.Released;
import org.touchstonehub.sharing.describe.Answers;
import org.touchstonehub.sharing.describe.AtMost;
import org.touchstonehub.sharing.golden.PurposeHeader;
import org.touchstonehub.sharing.golden.PurposeParam;
import org.touchstonehub.sharing.golden.ReleasedResponses;
import org.touchstonehub.sharing.golden.SourceKeyJson;
import org.touchstonehub.sharing.problem.Refused;
import org.touchstonehub.sharing.request.Attempted;
import org.touchstonehub.sharing.request.Versions;
import org.touchstonehub.sharing.security.Access;
import org.touchstonehub.sharing.security.Allowed;

/** Changes of golden records that are asked for by who may not make them. */
@Path("/change-requests")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class ChangeRequestResource {
  @Inject ChangeRequestWork work;
  @Inject CommandAnswers answers;
  @Inject PurposeParam purposes;
  @Inject Access access;

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed({APPLICATION, PRODUCT_CONSUMER, STEWARD})
  @Attempted
  @Operation(
      operationId = "requestChange",
      summary = "Ask for a change of a golden record",
      description =
          "For who may read it under this purpose. Nothing changes until a steward accepts.")
  @Answers(value = ChangeRequestJson.class, status = 201, headers = "Touchstone-Decision")
  @APIResponse(responseCode = "404", description = "There is no such golden record.")
  @APIResponse(responseCode = "409", description = "The golden record is retired.")
  public Response ask(@BeanParam PurposeHeader purpose, NewChangeRequestJson body) {
    Released<ChangeRequestWork.Asked> released = work.ask(request(body), purposes.require(purpose));
    return ReleasedResponses.ok(released, json(released.value())).status(201).build();
  }

  private ChangeRequest request(NewChangeRequestJson body) {
    List<GoldenId> with = new ArrayList<>();
    List<List<SourceKey>> parts = new ArrayList<>();
    Map<String, @Nullable String> attributes = Map.of();
    ChangeRequest.Command command =
        switch (GoldenCommandResource.text(body.command())) {
          case "merge" -> ChangeRequest.Command.MERGE;
          case "split" -> ChangeRequest.Command.SPLIT;
          case "edit" -> ChangeRequest.Command.EDIT;
          default ->
              throw new Refused(
                  400, "change-request", "The command is 'merge', 'split' or 'edit'.");
        };
    switch (command) {
      case MERGE -> {
        for (UUID id : GoldenCommandResource.present(body.with(), "with")) {
          with.add(new GoldenId(GoldenCommandResource.present(id, "with")));
        }
      }
      case SPLIT -> {
        for (List<SourceKeyJson> part : GoldenCommandResource.present(body.parts(), "parts")) {
          parts.add(GoldenCommandResource.keys(part, "parts"));
        }
      }
      case EDIT -> attributes = GoldenCommandResource.present(body.attributes(), "attributes");
    }
    GoldenId golden = GoldenId.fromString(GoldenCommandResource.present(body.golden(), "golden"));
    return new ChangeRequest(
        command,
        golden,
        with,
        parts,
        attributes,
        access.caller().subject(),
        GoldenCommandResource.text(body.reason()));
  }

  @GET
  @Path("{id}")
  @Allowed({APPLICATION, PRODUCT_CONSUMER, STEWARD})
  @Operation(
      operationId = "readChangeRequest",
      summary = "What became of a change that you asked for",
      description = "Without values; to everybody else there is none.")
  @Answers(ChangeRequestJson.class)
  public Response read(@Parameter(description = "Its id.") @PathParam("id") TaskId id) {
    return Response.ok(json(work.mine(id))).header("Cache-Control", "no-store").build();
  }

  @POST
  @Path("{id}/acceptance")
  @Allowed(STEWARD)
  @Attempted
  @Operation(
      operationId = "acceptChangeRequest",
      summary = "Carry out a change that was asked for",
      description =
          "As the command that it asks for, on what the golden records are now; the reason names"
              + " who asked. POST /commands/{id}/undo gives back what was.")
  @Answers(value = CommandEffectJson.class, headers = "Touchstone-Decision")
  @APIResponse(responseCode = "428", description = "If-Match is missing.")
  @APIResponse(responseCode = "409", description = "It is answered, or cannot be carried out.")
  public Response accept(
      @Parameter(description = "Its id: that of the task.") @PathParam("id") TaskId id,
      @Parameter(description = "The ETag of the task as it was read.", required = true)
          @AtMost(Versions.LONGEST)
          @HeaderParam("If-Match")
          @Nullable String ifMatch,
      @Parameter(description = "true: answer what would change, and change nothing.")
          @QueryParam("preview")
          @DefaultValue("false")
          boolean preview) {
    return answers.effect(work.accept(id, Versions.required(ifMatch), preview), access.caller());
  }

  @POST
  @Path("{id}/refusal")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(STEWARD)
  @Attempted
  @Operation(
      operationId = "refuseChangeRequest",
      summary = "Refuse a change that was asked for",
      description = "Who asked reads the reason.")
  @Answers(value = ChangeRequestJson.class, headers = "Touchstone-Decision")
  @APIResponse(responseCode = "428", description = "If-Match is missing.")
  @APIResponse(responseCode = "409", description = "It is answered already.")
  public Response refuse(
      @Parameter(description = "Its id: that of the task.") @PathParam("id") TaskId id,
      @Parameter(description = "The ETag of the task as it was read.", required = true)
          @AtMost(Versions.LONGEST)
          @HeaderParam("If-Match")
          @Nullable String ifMatch,
      NewRefusalJson body) {
    String reason = GoldenCommandResource.text(body.reason());
    Released<TaskView> released = work.refuse(id, Versions.required(ifMatch), reason);
    return ReleasedResponses.ok(
            released, new ChangeRequestJson(id.toString(), state(released.value()), reason))
        .build();
  }

  private static ChangeRequestJson json(ChangeRequestWork.Asked asked) {
    String answeredBy = asked.task().answeredBy();
    boolean isDeclined = asked.task().answer() == StewardTask.Answer.DECLINED;
    String reason = null;
    for (TaskComment comment : asked.comments()) {
      if (isDeclined && comment.author().equals(answeredBy)) reason = comment.text();
    }
    return new ChangeRequestJson(asked.task().id().toString(), state(asked.task()), reason);
  }

  private static String state(TaskView task) {
    StewardTask.Answer answer = task.answer();
    if (answer != null) return answer.name().toLowerCase(Locale.ROOT);
    return task.closedBecause() == null ? "open" : "closed";
  }
}
