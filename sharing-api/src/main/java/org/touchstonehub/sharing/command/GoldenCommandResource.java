package org.touchstonehub.sharing.command;

import static org.touchstonehub.policy.caller.Role.STEWARD;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.command.Seen;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.policy.gate.Released;
import org.touchstonehub.sharing.describe.Answers;
import org.touchstonehub.sharing.golden.SourceKeyJson;
import org.touchstonehub.sharing.problem.Refused;
import org.touchstonehub.sharing.request.Attempted;
import org.touchstonehub.sharing.request.RequestKey;
import org.touchstonehub.sharing.request.Versions;
import org.touchstonehub.sharing.security.Access;
import org.touchstonehub.sharing.security.Allowed;

/** What stewards do to a golden record. */
@Path("/golden-records")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class GoldenCommandResource {
  static final String BINDS =
      "In force at once and for every later match; POST /commands/{id}/undo gives back what was.";

  @Inject CommandWork work;
  @Inject CommandAnswers answers;
  @Inject Access access;

  @POST
  @Path("{id}/merge")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(STEWARD)
  @Attempted
  @Operation(
      operationId = "mergeGoldenRecords",
      summary = "Make golden records one",
      description = BINDS)
  @Answers(
      value = CommandEffectJson.class,
      headers = {"Touchstone-Decision", "Idempotency-Replayed"})
  @APIResponse(responseCode = "428", description = "If-Match is missing.")
  @APIResponse(
      responseCode = "409",
      description = "One of them is retired; 'choices' names what it led to.")
  public Response merge(
      @Parameter(description = "The golden id.") @PathParam("id") GoldenId id,
      @BeanParam CommandParams params,
      @BeanParam RequestKey key,
      NewMergeJson body) {
    Seen one = new Seen(id, Versions.requiredOfGolden(params.ifMatch));
    List<Seen> with = new ArrayList<>();
    for (SeenJson other : present(body.with(), "with")) with.add(SeenJson.seen(other));
    return answer(
        work.merge(asked("merge", one, params, key, body), one, with, text(body.reason())));
  }

  @POST
  @Path("{id}/split")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(STEWARD)
  @Attempted
  @Operation(
      operationId = "splitGoldenRecord",
      summary = "Make a golden record several",
      description = BINDS)
  @Answers(
      value = CommandEffectJson.class,
      headers = {"Touchstone-Decision", "Idempotency-Replayed"})
  @APIResponse(responseCode = "428", description = "If-Match is missing.")
  @APIResponse(responseCode = "409", description = "It is retired; 'choices' names what it led to.")
  public Response split(
      @Parameter(description = "The golden id.") @PathParam("id") GoldenId id,
      @BeanParam CommandParams params,
      @BeanParam RequestKey key,
      NewSplitJson body) {
    Seen golden = new Seen(id, Versions.requiredOfGolden(params.ifMatch));
    List<List<SourceKey>> parts = new ArrayList<>();
    for (List<SourceKeyJson> part : present(body.parts(), "parts")) {
      parts.add(keys(part, "parts"));
    }
    return answer(
        work.split(asked("split", golden, params, key, body), golden, parts, text(body.reason())));
  }

  @POST
  @Path("{id}/unmerge")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(STEWARD)
  @Attempted
  @Operation(
      operationId = "unmergeGoldenRecord",
      summary = "Take apart what was merged, and give the other id back",
      description = BINDS)
  @Answers(
      value = CommandEffectJson.class,
      headers = {"Touchstone-Decision", "Idempotency-Replayed"})
  @APIResponse(responseCode = "428", description = "If-Match is missing.")
  @APIResponse(responseCode = "409", description = "It is retired; 'choices' names what it led to.")
  public Response unmerge(
      @Parameter(description = "The golden id.") @PathParam("id") GoldenId id,
      @BeanParam CommandParams params,
      @BeanParam RequestKey key,
      NewUnmergeJson body) {
    Seen golden = new Seen(id, Versions.requiredOfGolden(params.ifMatch));
    GoldenId retired = GoldenId.fromString(present(body.retired(), "retired"));
    return answer(
        work.unmerge(
            asked("unmerge", golden, params, key, body), golden, retired, text(body.reason())));
  }

  @POST
  @Path("{id}/move")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(STEWARD)
  @Attempted
  @Operation(
      operationId = "moveSourceRecords",
      summary = "Take source records to another golden record",
      description = BINDS)
  @Answers(
      value = CommandEffectJson.class,
      headers = {"Touchstone-Decision", "Idempotency-Replayed"})
  @APIResponse(responseCode = "428", description = "If-Match is missing.")
  @APIResponse(
      responseCode = "409",
      description = "One of them is retired; 'choices' names what it led to.")
  public Response move(
      @Parameter(description = "The golden id.") @PathParam("id") GoldenId id,
      @BeanParam CommandParams params,
      @BeanParam RequestKey key,
      NewMoveJson body) {
    Seen from = new Seen(id, Versions.requiredOfGolden(params.ifMatch));
    return answer(
        work.move(
            asked("move", from, params, key, body),
            from,
            keys(present(body.records(), "records"), "records"),
            SeenJson.seen(body.to()),
            text(body.reason())));
  }

  static CommandWork.Asked asked(
      String operation, Seen on, CommandParams params, RequestKey key, Object body) {
    return new CommandWork.Asked(
        "%s %s".formatted(operation, on.id()), List.of(on.version(), body), params.preview, key);
  }

  private Response answer(Released<Told> released) {
    return answers.effect(released, access.caller());
  }

  static List<SourceKey> keys(@Nullable List<SourceKeyJson> sent, String member) {
    List<SourceKey> keys = new ArrayList<>();
    for (SourceKeyJson one : present(sent, member)) {
      SourceKeyJson key = present(one, member);
      keys.add(new SourceKey(text(key.system()), text(key.key())));
    }
    return keys;
  }

  static <T> T present(@Nullable T sent, String member) {
    if (sent == null) {
      throw new Refused(
          400, "command-member", "The member '%s' is missing, or holds null.".formatted(member));
    }
    return sent;
  }

  /** What is left out is as good as empty, which is refused with its reason. */
  static String text(@Nullable String sent) {
    return sent == null ? "" : sent;
  }
}
