package org.touchstonehub.sharing.history;

import static org.touchstonehub.policy.caller.Role.STEWARD;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.source.SourceRecords;
import org.touchstonehub.mdm.source.SourceSystems;
import org.touchstonehub.policy.gate.Released;
import org.touchstonehub.sharing.describe.Answers;
import org.touchstonehub.sharing.describe.AtMost;
import org.touchstonehub.sharing.golden.ReleasedResponses;
import org.touchstonehub.sharing.problem.Refused;
import org.touchstonehub.sharing.security.Allowed;

/**
 * What source records were. An address below the record's own would take keys away that hold a
 * slash.
 */
@Path("/source-systems/{name}/records/history")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class SourceHistoryResource {
  @Inject HistoryWork work;
  @Inject HistoryAnswers answers;

  @GET
  @Allowed(STEWARD)
  @Operation(
      operationId = "readSourceHistory",
      summary = "What a source record was, and which golden record it belonged to when",
      description = "Also of one that was deleted.")
  @Answers(value = SourceHistoryJson.class, headers = "Touchstone-Decision")
  public Response read(
      @Parameter(description = "Name of the source system.")
          @AtMost(SourceSystems.LONGEST_NAME)
          @PathParam("name")
          String name,
      @Parameter(description = "The key that the system gave its record.", required = true)
          @AtMost(SourceRecords.LONGEST_KEY)
          @QueryParam("key")
          @Nullable String key) {
    if (key == null || key.isBlank()) {
      throw new Refused(400, "source-record", "Name the record by the parameter 'key'.");
    }
    Released<HistoryWork.SourceHistory> released = work.source(new SourceKey(name, key));
    return ReleasedResponses.ok(released, answers.json(released)).build();
  }
}
