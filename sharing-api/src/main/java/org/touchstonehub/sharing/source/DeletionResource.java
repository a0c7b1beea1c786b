package org.touchstonehub.sharing.source;

import static org.touchstonehub.policy.caller.Role.STEWARD;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.change.ChangeSet.GoldenKind;
import org.touchstonehub.mdm.command.CommandDone;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.source.SourceSystemView;
import org.touchstonehub.mdm.source.SourceSystems;
import org.touchstonehub.policy.gate.Released;
import org.touchstonehub.sharing.describe.Answers;
import org.touchstonehub.sharing.describe.AtMost;
import org.touchstonehub.sharing.golden.ReleasedResponses;
import org.touchstonehub.sharing.problem.Refused;
import org.touchstonehub.sharing.request.Attempted;
import org.touchstonehub.sharing.request.Idempotency;
import org.touchstonehub.sharing.request.RequestKey;
import org.touchstonehub.sharing.request.Versions;
import org.touchstonehub.sharing.security.Allowed;
import org.touchstonehub.sharing.systems.KnownSystems;

/** Source records that a steward takes away. */
@Path("/source-systems/{name}/records/delete")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class DeletionResource {
  @Inject RecordDeletion deletion;
  @Inject KnownSystems known;
  @Inject Idempotency idempotency;

  @POST
  @Attempted
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(STEWARD)
  @Operation(
      operationId = "deleteSourceRecordByOrder",
      summary = "Take a record away, by a steward's order",
      description =
          "It leaves its golden record, which may come apart, or is retired if it was the last one."
              + " Undoing the command gives back what was.")
  @Answers(
      value = DeletedJson.class,
      headers = {"Touchstone-Decision", "Idempotency-Replayed"})
  @APIResponse(responseCode = "428", description = "If-Match is missing.")
  @APIResponse(responseCode = "412", description = "The record has another version by now.")
  public Response delete(
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
      @Parameter(description = "The ETag of the record as it was read.", required = true)
          @AtMost(Versions.LONGEST)
          @HeaderParam("If-Match")
          @Nullable String ifMatch,
      @BeanParam RequestKey key,
      NewDeletionJson body) {
    int version = Versions.required(ifMatch);
    SourceSystemView system = known.require(name);
    if (body.key() == null || body.key().isBlank()) {
      throw new Refused(400, "source-record", "A deletion needs the member 'key'.");
    }
    SourceKey record = new SourceKey(system.name(), body.key());
    String reason = body.reason() == null ? "" : body.reason();
    if (preview) {
      return answer(version, deletion.delete(system.domain(), record, version, reason, true));
    }
    return idempotency.once(
        key,
        "deleteSourceRecord " + system.name(),
        List.of(version, body),
        () -> answer(version, deletion.delete(system.domain(), record, version, reason, false)));
  }

  private static Response answer(int version, Released<CommandDone> released) {
    CommandDone done = released.value();
    return ReleasedResponses.ok(
            released,
            new DeletedJson(
                done.id() == null ? null : done.id().toString(),
                version + 1,
                done.id() == null ? List.of() : ids(done, GoldenKind.CREATED, GoldenKind.REVIVED),
                ids(done, GoldenKind.CHANGED),
                ids(done, GoldenKind.RETIRED)))
        .build();
  }

  private static List<UUID> ids(CommandDone done, GoldenKind... kinds) {
    return done.set().of(kinds).stream().map(GoldenId::value).toList();
  }
}
