package org.touchstonehub.sharing.source;

import static org.touchstonehub.policy.caller.Role.ADMINISTRATOR;
import static org.touchstonehub.policy.caller.Role.APPLICATION;
import static org.touchstonehub.policy.caller.Role.STEWARD;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.source.SourceRecord;
import org.touchstonehub.mdm.source.SourceRecords;
import org.touchstonehub.mdm.source.Written;
import org.touchstonehub.policy.gate.Released;
import org.touchstonehub.sharing.describe.Answers;
import org.touchstonehub.sharing.describe.AtMost;
import org.touchstonehub.sharing.golden.PurposeHeader;
import org.touchstonehub.sharing.golden.PurposeParam;
import org.touchstonehub.sharing.golden.ReleasedResponses;
import org.touchstonehub.sharing.problem.Refused;
import org.touchstonehub.sharing.request.Attempted;
import org.touchstonehub.sharing.request.Versions;
import org.touchstonehub.sharing.security.Allowed;
import org.touchstonehub.sharing.systems.KnownSystems;
import org.touchstonehub.sharing.systems.RecordParams;

/** Single records, as their source systems send them; each version has an entity tag. */
@Path("/source-records/{system}/{key: .+}")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class SourceRecordResource {
  @Inject SourceRecords records;
  @Inject SourceRecordReads reads;
  @Inject KnownSystems known;
  @Inject PurposeParam purposes;
  @Inject SourceJsonMapper json;
  @Context Request request;

  @GET
  @Allowed({APPLICATION, STEWARD})
  @Operation(
      operationId = "readSourceRecord",
      summary = "A record as its source system sent it last",
      description =
          "Through the gate, with the masks of the golden records of its domain. The ETag is for"
              + " If-Match of the next PUT or DELETE.")
  @Answers(
      value = SourceRecordJson.class,
      headers = {"ETag", "Touchstone-Decision"})
  @Answers(
      value = void.class,
      status = 304,
      description = "If-None-Match names the current version.",
      headers = {"ETag", "Touchstone-Decision"})
  public Response read(@BeanParam RecordParams record, @BeanParam PurposeHeader purposeHeader) {
    Released<SourceRecord> released =
        reads.read(record.system(), record.key(), purposes.require(purposeHeader));
    SourceRecordJson body = json.toJson(released.value(), released.masks());
    return ReleasedResponses.tagged(
        released, body, Versions.tag(released.value().version()), request);
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed({APPLICATION, ADMINISTRATOR})
  @Attempted
  @Operation(
      operationId = "putSourceRecord",
      summary = "Send a record as its system has it now",
      description =
          "It is a golden record of its own at once; what it matches is found by the next batch."
              + " With If-Match it replaces only the version that its sender has seen, with"
              + " If-None-Match: * it replaces none.")
  @Answers(value = IngestedJson.class, headers = "ETag")
  @Answers(
      value = IngestedJson.class,
      status = 201,
      description = "It was not there: never sent before, or deleted.",
      headers = "ETag")
  @APIResponse(responseCode = "409", description = "Another request changed it at the same time.")
  public Response put(
      @BeanParam RecordParams record,
      @Parameter(description = "The ETag of the version to replace, or *.")
          @AtMost(Versions.LONGEST)
          @HeaderParam("If-Match")
          @Nullable String ifMatch,
      @Parameter(description = "* where the record must not be there yet.")
          @AtMost(Versions.LONGEST)
          @HeaderParam("If-None-Match")
          @Nullable String ifNoneMatch,
      NewSourceRecordJson body) {
    SourceKey source = new SourceKey(known.require(record.system()).name(), record.key());
    Map<String, String> attributes = body.attributes();
    if (attributes == null) { // JSON that leaves it out; it must not empty the record
      throw new Refused(
          400, "source-record", "The member 'attributes' is missing; to drop a record, DELETE it.");
    }
    Written written =
        records.put(
            source, attributes, Versions.precondition(ifMatch, ifNoneMatch, Versions::malformed));
    return answer(written.outcome() == Written.Outcome.CREATED ? 201 : 200, written);
  }

  @DELETE
  @Allowed({APPLICATION, ADMINISTRATOR})
  @Attempted
  @Operation(
      operationId = "deleteSourceRecord",
      summary = "Tell that a system dropped a record",
      description = "It leaves its golden record, which is retired if it was the last one.")
  @Answers(value = IngestedJson.class, headers = "ETag")
  @APIResponse(responseCode = "409", description = "Another request changed it at the same time.")
  public Response delete(
      @BeanParam RecordParams record,
      @Parameter(description = "The ETag of the version to delete, or *.")
          @AtMost(Versions.LONGEST)
          @HeaderParam("If-Match")
          @Nullable String ifMatch) {
    SourceKey source = new SourceKey(known.require(record.system()).name(), record.key());
    Written written =
        records.delete(source, Versions.precondition(ifMatch, null, Versions::malformed));
    if (written.outcome() == Written.Outcome.ABSENT) {
      throw SourceRecordReads.absent();
    }
    return answer(200, written);
  }

  private Response answer(int status, Written written) {
    return Response.status(status)
        .tag(Versions.tag(written.version()))
        .entity(json.toJson(written))
        .build();
  }
}
