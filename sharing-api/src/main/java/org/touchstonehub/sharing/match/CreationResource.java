package org.touchstonehub.sharing.match;

import static org.touchstonehub.policy.caller.Role.APPLICATION;
import static org.touchstonehub.policy.caller.Role.STEWARD;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.change.ChangeSet;
import org.touchstonehub.mdm.change.ChangeSet.GoldenKind;
import org.touchstonehub.mdm.command.CommandDone;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.source.NewVersion;
import org.touchstonehub.mdm.source.SourceSystemView;
import org.touchstonehub.mdm.source.SourceSystems;
import org.touchstonehub.policy.gate.Released;
import org.touchstonehub.policy.purpose.Purpose;
import org.touchstonehub.sharing.describe.Answers;
import org.touchstonehub.sharing.describe.AtMost;
import org.touchstonehub.sharing.golden.PurposeParam;
import org.touchstonehub.sharing.golden.ReleasedResponses;
import org.touchstonehub.sharing.golden.StewardPurposeHeader;
import org.touchstonehub.sharing.problem.Refused;
import org.touchstonehub.sharing.request.Attempted;
import org.touchstonehub.sharing.request.Idempotency;
import org.touchstonehub.sharing.request.RequestKey;
import org.touchstonehub.sharing.request.Versions;
import org.touchstonehub.sharing.security.Access;
import org.touchstonehub.sharing.security.Allowed;
import org.touchstonehub.sharing.systems.KnownSystems;

/** Source records that are created after a search. */
@Path("/source-systems/{name}/records/create")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class CreationResource {
  @Inject CreationWork work;
  @Inject KnownSystems known;
  @Inject PurposeParam purposes;
  @Inject Idempotency idempotency;
  @Inject Access access;

  @POST
  @Attempted
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed({APPLICATION, STEWARD})
  @Operation(
      operationId = "createSourceRecord",
      summary = "Create a record unless it may be here already",
      description =
          "Searches as POST /match does and creates in one step, so that of several who create the"
              + " same at once one does. What is created is matched as every record is: 'despite'"
              + " says that the candidates were looked at, not that they are others.")
  @Answers(
      value = CreatedJson.class,
      description = "The preview: it would be created.",
      headers = "Touchstone-Decision")
  @Answers(
      value = CreatedJson.class,
      status = 201,
      description = "Created.",
      headers = {"ETag", "Touchstone-Decision", "Idempotency-Replayed"})
  @APIResponse(
      responseCode = "409",
      description =
          "There is a record of that key, or 'choices' names golden records that it may be; nothing"
              + " was saved.")
  public Response create(
      @Parameter(description = "Name of the source system.")
          @AtMost(SourceSystems.LONGEST_NAME)
          @PathParam("name")
          String name,
      @Parameter(
              description =
                  "true: answer what would change, and change nothing. The Idempotency-Key does not"
                      + " count then.")
          @QueryParam("preview")
          @DefaultValue("false")
          boolean preview,
      @BeanParam StewardPurposeHeader purposeHeader,
      @BeanParam RequestKey key,
      NewCreationJson body) {
    SourceSystemView system = known.require(name);
    Purpose purpose = purposes.orRecordManagement(purposeHeader, access.caller(), system.domain());
    CreationWork.Wanted wanted = wanted(system.name(), body, preview);
    if (preview) return answer(200, wanted, work.create(system.domain(), wanted, purpose));
    return idempotency.once(
        key,
        "createSourceRecord " + system.name(),
        List.of(purpose.code(), body),
        () -> answer(201, wanted, work.create(system.domain(), wanted, purpose)));
  }

  private static CreationWork.Wanted wanted(String system, NewCreationJson body, boolean preview) {
    if (body.key() == null || body.key().isBlank() || body.attributes() == null) {
      throw new Refused(
          400, "source-record", "A creation needs the members 'key' and 'attributes'.");
    }
    List<UUID> despite = body.despite() == null ? List.of() : body.despite();
    return new CreationWork.Wanted(
        new SourceKey(system, body.key()),
        body.attributes(),
        Set.copyOf(despite.stream().filter(Objects::nonNull).toList()),
        body.reason() == null ? "" : body.reason(),
        preview);
  }

  private static Response answer(
      int status, CreationWork.Wanted wanted, Released<Attempt> released) {
    CommandDone done = Objects.requireNonNull(released.value().done());
    int version =
        done.set().inputs().stream()
            .filter(NewVersion.class::isInstance)
            .mapToInt(input -> ((NewVersion) input).number())
            .findFirst()
            .orElseThrow();
    CreatedJson body =
        new CreatedJson(
            done.id() == null ? null : done.id().toString(), version, golden(wanted, done));
    Response.ResponseBuilder answer = ReleasedResponses.ok(released, body).status(status);
    if (!wanted.isPreview()) answer.tag(Versions.tag(version));
    return answer.build();
  }

  private static @Nullable String golden(CreationWork.Wanted wanted, CommandDone done) {
    for (ChangeSet.LinkChange link : done.set().links()) {
      GoldenId to = link.to();
      if (!link.record().equals(wanted.key()) || to == null) continue;
      boolean isPromise = !wanted.isPreview() || !done.set().of(GoldenKind.CREATED).contains(to);
      return isPromise ? to.toString() : null;
    }
    return null;
  }
}
