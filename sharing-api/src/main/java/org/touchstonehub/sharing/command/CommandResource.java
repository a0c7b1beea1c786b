package org.touchstonehub.sharing.command;

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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.mdm.command.CommandId;
import org.touchstonehub.mdm.command.CommandView;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.policy.gate.Released;
import org.touchstonehub.sharing.describe.Answers;
import org.touchstonehub.sharing.describe.AtMost;
import org.touchstonehub.sharing.golden.ReleasedResponses;
import org.touchstonehub.sharing.request.Attempted;
import org.touchstonehub.sharing.request.Paging;
import org.touchstonehub.sharing.request.RequestKey;
import org.touchstonehub.sharing.request.Slice;
import org.touchstonehub.sharing.security.Access;
import org.touchstonehub.sharing.security.Allowed;

/** Commands that were carried out. */
@Path("/commands")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class CommandResource {
  private static final int MOST = 500;

  @Inject CommandWork work;
  @Inject CommandAnswers answers;
  @Inject Access access;
  @Context UriInfo uri;

  @GET
  @Allowed(STEWARD)
  @Operation(operationId = "listCommands", summary = "Commands of a domain, newest first")
  @Answers(
      value = CommandListJson.class,
      headers = {"Link", "Touchstone-Decision"})
  public Response list(
      @Parameter(description = "The entity model.", required = true)
          @AtMost(EntityModel.LONGEST_NAME)
          @QueryParam("domain")
          @Nullable String domain,
      @Parameter(
              description = "Only commands that changed this golden record.",
              schema = @Schema(implementation = UUID.class))
          @QueryParam("golden")
          @Nullable String golden,
      @Parameter(
              description = "From 'next' of the page before.",
              schema = @Schema(implementation = UUID.class))
          @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(
              description = "Commands a page.",
              schema = @Schema(implementation = int.class, minimum = "1", maximum = "" + MOST))
          @QueryParam("limit")
          @DefaultValue("50")
          int limit) {
    String known = access.requireDomain(domain);
    Paging.checkLimit(limit, MOST);
    Released<Slice<CommandView>> released =
        work.list(
            known,
            golden == null ? null : GoldenId.fromString(golden),
            cursor == null ? null : new CommandId(Paging.id(cursor)),
            limit);
    Slice<CommandView> page = released.value();
    CommandListJson body =
        new CommandListJson(page.items().stream().map(CommandAnswers::json).toList(), page.next());
    return Paging.link(ReleasedResponses.ok(released, body), uri, page.next()).build();
  }

  @GET
  @Path("{id}")
  @Allowed(STEWARD)
  @Operation(
      operationId = "readCommand",
      summary = "A command with what it did",
      description = "As it was then, whatever happened since.")
  @Answers(value = CommandWithEffectJson.class, headers = "Touchstone-Decision")
  public Response read(
      @Parameter(description = "The command's id.") @PathParam("id") CommandId id) {
    return answers.command(work.read(id), access.caller());
  }

  @POST
  @Path("{id}/undo")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(STEWARD)
  @Attempted
  @Operation(
      operationId = "undoCommand",
      summary = "Give back what was before a command",
      description = "What others did since stays. An undo is a command, and can be undone.")
  @Answers(
      value = CommandEffectJson.class,
      headers = {"Touchstone-Decision", "Idempotency-Replayed"})
  @APIResponse(
      responseCode = "409",
      description = "It was undone before, or a record that it changed was changed again.")
  public Response undo(
      @Parameter(description = "The command's id.") @PathParam("id") CommandId id,
      @Parameter(
              description =
                  "true: answer what would change, and change nothing. The Idempotency-Key does not"
                      + " count then.")
          @QueryParam("preview")
          @DefaultValue("false")
          boolean preview,
      @BeanParam RequestKey key,
      NewUndoJson body) {
    String reason = GoldenCommandResource.text(body.reason());
    return answers.effect(
        work.undo(new CommandWork.Asked("undo " + id, body, preview, key), id, reason),
        access.caller());
  }
}
