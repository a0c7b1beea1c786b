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
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.mdm.command.Seen;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.policy.gate.Released;
import org.touchstonehub.sharing.describe.Answers;
import org.touchstonehub.sharing.request.Attempted;
import org.touchstonehub.sharing.request.Instants;
import org.touchstonehub.sharing.request.RequestKey;
import org.touchstonehub.sharing.request.Versions;
import org.touchstonehub.sharing.security.Access;
import org.touchstonehub.sharing.security.Allowed;

/** What stewards say of a golden record's values, and that it is to stay as it is. */
@Path("/golden-records")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class GoldenCorrectionResource {
  @Inject CommandWork work;
  @Inject CommandAnswers answers;
  @Inject Access access;

  @POST
  @Path("{id}/edit")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(STEWARD)
  @Attempted
  @Operation(
      operationId = "editGoldenRecord",
      summary = "Give a golden record values of a steward's own",
      description =
          "An edit is a source record of its own: it is seen among the sources, no batch takes it"
              + " away, and POST /commands/{id}/undo does. It beats sources, unless the model lets it"
              + " give way to what a source says later; a later edit and a pin beat it.")
  @Answers(
      value = CommandEffectJson.class,
      headers = {"Touchstone-Decision", "Idempotency-Replayed"})
  @APIResponse(responseCode = "428", description = "If-Match is missing.")
  @APIResponse(responseCode = "409", description = "It is retired; 'choices' names what it led to.")
  public Response edit(
      @Parameter(description = "The golden id.") @PathParam("id") GoldenId id,
      @BeanParam CommandParams params,
      @BeanParam RequestKey key,
      NewEditJson body) {
    Seen golden = new Seen(id, Versions.requiredOfGolden(params.ifMatch));
    CommandWork.Asked asked = GoldenCommandResource.asked("edit", golden, params, key, body);
    Map<String, @Nullable String> values =
        GoldenCommandResource.present(body.attributes(), "attributes");
    return answer(work.edit(asked, golden, values, GoldenCommandResource.text(body.reason())));
  }

  @POST
  @Path("{id}/pin")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(STEWARD)
  @Attempted
  @Operation(
      operationId = "pinValue",
      summary = "Give a golden record values until a date",
      description =
          "Until then they are what it has, whatever sources and edits say. What the others say in"
              + " the meantime comes to bear at the end.")
  @Answers(
      value = CommandEffectJson.class,
      headers = {"Touchstone-Decision", "Idempotency-Replayed"})
  @APIResponse(responseCode = "428", description = "If-Match is missing.")
  @APIResponse(responseCode = "409", description = "It is retired; 'choices' names what it led to.")
  public Response pin(
      @Parameter(description = "The golden id.") @PathParam("id") GoldenId id,
      @BeanParam CommandParams params,
      @BeanParam RequestKey key,
      NewPinJson body) {
    Seen golden = new Seen(id, Versions.requiredOfGolden(params.ifMatch));
    CommandWork.Asked asked = GoldenCommandResource.asked("pin", golden, params, key, body);
    Map<String, @Nullable String> values =
        GoldenCommandResource.present(body.attributes(), "attributes");
    Instant until = Instants.of("until", GoldenCommandResource.present(body.until(), "until"));
    if (until == null) throw new IllegalStateException("an instant was sent");
    return answer(
        work.pin(asked, golden, values, until, GoldenCommandResource.text(body.reason())));
  }

  @POST
  @Path("{id}/unpin")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(STEWARD)
  @Attempted
  @Operation(
      operationId = "unpinValue",
      summary = "Take the pins of an attribute away before their end",
      description = "The value is at once what sources and edits make of it.")
  @Answers(
      value = CommandEffectJson.class,
      headers = {"Touchstone-Decision", "Idempotency-Replayed"})
  @APIResponse(responseCode = "428", description = "If-Match is missing.")
  @APIResponse(responseCode = "409", description = "It is retired; 'choices' names what it led to.")
  public Response unpin(
      @Parameter(description = "The golden id.") @PathParam("id") GoldenId id,
      @BeanParam CommandParams params,
      @BeanParam RequestKey key,
      NewUnpinJson body) {
    Seen golden = new Seen(id, Versions.requiredOfGolden(params.ifMatch));
    CommandWork.Asked asked = GoldenCommandResource.asked("unpin", golden, params, key, body);
    String attribute = GoldenCommandResource.present(body.attribute(), "attribute");
    return answer(work.unpin(asked, golden, attribute, GoldenCommandResource.text(body.reason())));
  }

  @POST
  @Path("{id}/lock")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(STEWARD)
  @Attempted
  @Operation(
      operationId = "lockGoldenRecord",
      summary = "Keep a golden record together as it is",
      description =
          "Until it is unlocked no source record joins it and none leaves it but by being deleted,"
              + " and stewards neither merge nor part it. Its values may change.")
  @Answers(
      value = CommandEffectJson.class,
      headers = {"Touchstone-Decision", "Idempotency-Replayed"})
  @APIResponse(responseCode = "428", description = "If-Match is missing.")
  @APIResponse(
      responseCode = "409",
      description = "It is locked already, or retired; 'choices' names what it led to.")
  public Response lock(
      @Parameter(description = "The golden id.") @PathParam("id") GoldenId id,
      @BeanParam CommandParams params,
      @BeanParam RequestKey key,
      NewLockJson body) {
    Seen golden = new Seen(id, Versions.requiredOfGolden(params.ifMatch));
    CommandWork.Asked asked = GoldenCommandResource.asked("lock", golden, params, key, body);
    return answer(work.lock(asked, golden, GoldenCommandResource.text(body.reason())));
  }

  @POST
  @Path("{id}/unlock")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(STEWARD)
  @Attempted
  @Operation(
      operationId = "unlockGoldenRecord",
      summary = "Let a golden record be matched again",
      description = "It becomes at once what matching makes of it.")
  @Answers(
      value = CommandEffectJson.class,
      headers = {"Touchstone-Decision", "Idempotency-Replayed"})
  @APIResponse(responseCode = "428", description = "If-Match is missing.")
  @APIResponse(
      responseCode = "409",
      description = "It is not locked, or retired; 'choices' names what it led to.")
  public Response unlock(
      @Parameter(description = "The golden id.") @PathParam("id") GoldenId id,
      @BeanParam CommandParams params,
      @BeanParam RequestKey key,
      NewLockJson body) {
    Seen golden = new Seen(id, Versions.requiredOfGolden(params.ifMatch));
    CommandWork.Asked asked = GoldenCommandResource.asked("unlock", golden, params, key, body);
    return answer(work.unlock(asked, golden, GoldenCommandResource.text(body.reason())));
  }

  private Response answer(Released<Told> released) {
    return answers.effect(released, access.caller());
  }
}
