package org.touchstonehub.sharing.source;

import static org.touchstonehub.policy.caller.Role.ADMINISTRATOR;
import static org.touchstonehub.policy.caller.Role.APPLICATION;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.source.Ingested;
import org.touchstonehub.mdm.source.SourceRecords;
import org.touchstonehub.sharing.describe.Answers;
import org.touchstonehub.sharing.problem.Refused;
import org.touchstonehub.sharing.security.Allowed;

/** Single records, as their source systems send them. */
@Path("/source-records/{system}/{key: .+}")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class SourceRecordResource {
  @Inject SourceRecords records;
  @Inject KnownSystems known;
  @Inject SourceJsonMapper json;

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed({APPLICATION, ADMINISTRATOR})
  @Operation(
      operationId = "putSourceRecord",
      summary = "Send a record as its system has it now",
      description = "It joins its golden record with the next match-and-merge batch.")
  @Answers(IngestedJson.class)
  @Answers(
      value = IngestedJson.class,
      status = 201,
      description = "The hub did not know this record.")
  @APIResponse(responseCode = "409", description = "Another request changed it at the same time.")
  public Response put(
      @Parameter(description = "Name of the source system.") @PathParam("system") String system,
      @Parameter(description = "The key that the system gave its record.") @PathParam("key")
          String key,
      NewSourceRecordJson body) {
    SourceKey source = new SourceKey(known.require(system).name(), key);
    Map<String, String> attributes = body.attributes();
    if (attributes == null) { // JSON that leaves it out; it must not empty the record
      throw new Refused(
          400, "source-record", "The member 'attributes' is missing; to drop a record, DELETE it.");
    }
    Ingested outcome = records.put(source, attributes);
    return Response.status(outcome == Ingested.CREATED ? 201 : 200)
        .entity(json.toJson(outcome))
        .build();
  }

  @DELETE
  @Allowed({APPLICATION, ADMINISTRATOR})
  @Operation(operationId = "deleteSourceRecord", summary = "Tell that a system dropped a record")
  @Answers(value = void.class, status = 204)
  @APIResponse(responseCode = "409", description = "Another request changed it at the same time.")
  public Response delete(
      @Parameter(description = "Name of the source system.") @PathParam("system") String system,
      @Parameter(description = "The key that the system gave its record.") @PathParam("key")
          String key) {
    SourceKey source = new SourceKey(known.require(system).name(), key);
    if (!records.delete(source)) {
      throw new Refused(
          404, "source-record", "The hub has no such record, or it was deleted before.");
    }
    return Response.noContent().build();
  }
}
