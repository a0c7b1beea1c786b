package org.touchstonehub.sharing.source;

import static org.touchstonehub.policy.caller.Role.ADMINISTRATOR;
import static org.touchstonehub.policy.caller.Role.APPLICATION;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.mdm.database.AnswerTime;
import org.touchstonehub.mdm.source.FileIngest;
import org.touchstonehub.mdm.source.IngestReport;
import org.touchstonehub.mdm.source.SourceChange;
import org.touchstonehub.mdm.source.SourceRecords;
import org.touchstonehub.mdm.source.SourceSystemView;
import org.touchstonehub.mdm.source.SourceSystems;
import org.touchstonehub.sharing.describe.Answers;
import org.touchstonehub.sharing.describe.AtMost;
import org.touchstonehub.sharing.describe.TakesFile;
import org.touchstonehub.sharing.request.Attempted;
import org.touchstonehub.sharing.request.Bulkheads;
import org.touchstonehub.sharing.request.Idempotency;
import org.touchstonehub.sharing.request.Paging;
import org.touchstonehub.sharing.request.RequestKey;
import org.touchstonehub.sharing.request.Slice;
import org.touchstonehub.sharing.request.UnpackedBody;
import org.touchstonehub.sharing.request.Versions;
import org.touchstonehub.sharing.security.Access;
import org.touchstonehub.sharing.security.Allowed;
import org.touchstonehub.sharing.systems.KnownSystems;
import org.touchstonehub.sharing.upload.Spool;
import org.touchstonehub.sharing.upload.SpooledFile;

/** Source systems, and the files that they send. */
@Path("/source-systems")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class SourceSystemResource {
  private static final int MOST_REJECTS = 1000;
  private static final int MOST_SYSTEMS = 500;

  @Inject SourceSystems systems;
  @Inject KnownSystems known;

  /** One statement of a load may merge millions of rows. */
  private static final Duration LOAD_ANSWER = Duration.ofMinutes(30);

  @Inject FileIngest files;
  @Inject SourceRecords records;
  @Inject SystemRemoval removal;
  @Inject Spool spool;
  @Inject Bulkheads bulkheads;
  @Inject Idempotency idempotency;
  @Inject UnpackedBody unpacked;
  @Inject Access access;
  @Inject SourceJsonMapper json;
  @Context UriInfo uri;

  @GET
  @Allowed(ADMINISTRATOR)
  @Operation(operationId = "listSourceSystems", summary = "The source systems of your domains")
  @Answers(value = SourceSystemListJson.class, headers = "Link")
  public Response list(
      @Parameter(description = "From 'next' of the page before.")
          @AtMost(SourceSystems.LONGEST_NAME)
          @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(
              description = "Systems a page.",
              schema =
                  @Schema(implementation = int.class, minimum = "1", maximum = "" + MOST_SYSTEMS))
          @QueryParam("limit")
          @DefaultValue("100")
          int limit) {
    Paging.checkLimit(limit, MOST_SYSTEMS);
    // Any text will do: it only says where in the alphabet to go on.
    String after = cursor == null ? "" : cursor;
    Slice<SourceSystemView> slice =
        Slice.of(
            systems.of(access.activeDomains(), after, limit + 1), limit, SourceSystemView::name);
    return Paging.page(slice, json::toJson, SourceSystemListJson::new, uri);
  }

  @GET
  @Path("{name}")
  @Allowed(ADMINISTRATOR)
  @Operation(operationId = "readSourceSystem", summary = "A source system")
  @Answers(value = SourceSystemJson.class, headers = "ETag")
  public Response read(
      @Parameter(description = "Its name.") @AtMost(SourceSystems.LONGEST_NAME) @PathParam("name")
          String name) {
    return answer(Response.Status.OK, known.require(name));
  }

  @PUT
  @Path("{name}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(ADMINISTRATOR)
  @Operation(
      operationId = "registerSourceSystem",
      summary = "Register a source system, or describe it anew")
  @Answers(value = SourceSystemJson.class, headers = "ETag")
  @Answers(
      value = SourceSystemJson.class,
      status = 201,
      description = "Registered.",
      headers = "ETag")
  @APIResponse(responseCode = "409", description = "It is registered for another domain.")
  public Response register(
      @Parameter(description = "Its name.") @AtMost(SourceSystems.LONGEST_NAME) @PathParam("name")
          String name,
      NewSourceSystemJson body) {
    String domain = access.requireDomain(body.domain());
    Optional<SourceSystemView> before = systems.find(name);
    String description = body.description() == null ? "" : body.description();
    SourceSystemView system = systems.register(name, domain, description);
    return answer(before.isPresent() ? Response.Status.OK : Response.Status.CREATED, system);
  }

  @DELETE
  @Path("{name}")
  @Allowed(ADMINISTRATOR)
  @Operation(
      operationId = "deleteSourceSystem",
      summary = "Take away a source system that holds nothing",
      description =
          "One whose records the hub has, deleted ones included, or of whose records consents are"
              + " on file, stays: 409.")
  @Answers(value = void.class, status = 204)
  @APIResponse(responseCode = "409", description = "It holds records or consents.")
  public Response delete(
      @Parameter(description = "Its name.") @AtMost(SourceSystems.LONGEST_NAME) @PathParam("name")
          String name) {
    removal.remove(known.require(name).name());
    return Response.noContent().build();
  }

  @POST
  @Path("{name}/records")
  @Attempted
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed({APPLICATION, ADMINISTRATOR})
  @Operation(
      operationId = "putSourceRecords",
      summary = "Send up to 500 records at once",
      description =
          "In one transaction, each with an outcome of its own: one that cannot be taken, or whose"
              + " precondition does not hold, does not stop the others. They are golden records of"
              + " their own at once.")
  @Answers(value = WrittenRecordsJson.class, headers = "Idempotency-Replayed")
  public Response putAll(
      @Parameter(description = "Name of the source system.")
          @AtMost(SourceSystems.LONGEST_NAME)
          @PathParam("name")
          String name,
      @BeanParam RequestKey key,
      NewRecordsJson body) {
    String system = known.require(name).name();
    List<SourceChange> changes = SourceChanges.of(system, body);
    return idempotency.once(
        key,
        "putSourceRecords " + system,
        body,
        () ->
            Response.ok(
                    new WrittenRecordsJson(
                        records.writeAll(system, changes).stream()
                            .map(json::toRecordJson)
                            .toList()))
                .build());
  }

  @POST
  @Path("{name}/files")
  @TakesFile
  @Consumes({
    TakesFile.CSV,
    TakesFile.JSON_LINES,
    TakesFile.JSONL,
    TakesFile.JSONLINES,
    TakesFile.GZIP
  })
  @Allowed({APPLICATION, ADMINISTRATOR})
  @Operation(
      operationId = "loadFile",
      summary = "Load a file of records",
      description =
          "CSV with a header, or JSON Lines; plain or gzip. Broken rows are left out and reported;"
              + " the rest is taken in one transaction. Loading the same file again changes"
              + " nothing.")
  @Answers(value = IngestReportJson.class, headers = "Idempotency-Replayed")
  @APIResponse(
      responseCode = "409",
      description = "Another request changed its records at the same time.")
  @APIResponse(responseCode = "413", description = "The file is too large, packed or unpacked.")
  @APIResponse(responseCode = "507", description = "There is no room to receive it.")
  public Response load(
      @Parameter(description = "Name of the source system.")
          @AtMost(SourceSystems.LONGEST_NAME)
          @PathParam("name")
          String name,
      @Parameter(
              description = "What reports call the file.",
              schema =
                  @Schema(
                      implementation = String.class,
                      minLength = 1,
                      maxLength = FileIngest.LONGEST_NAME))
          @QueryParam("name")
          @DefaultValue("upload")
          String file,
      @BeanParam RequestKey key,
      @Parameter(hidden = true) InputStream body) {
    String system = known.require(name).name();
    try (SpooledFile spooled = spool.receive(body)) {
      return bulkheads
          .loads()
          .serve(
              () ->
                  idempotency.once(
                      key,
                      "loadFile " + system,
                      List.of(file, HexFormat.of().formatHex(spooled.digest())),
                      () -> Response.ok(load(system, file, spooled)).build()));
    }
  }

  private IngestReportJson load(String system, String file, SpooledFile spooled) {
    return AnswerTime.within(
        LOAD_ANSWER,
        () ->
            json.toJson(
                files.load(system, file, unpacked.of(file, spooled.open(), spooled.size()))));
  }

  @GET
  @Path("{name}/files/{load}")
  @Allowed({APPLICATION, ADMINISTRATOR})
  @Operation(operationId = "readLoad", summary = "What became of a file that was loaded")
  @Answers(IngestReportJson.class)
  public IngestReportJson report(
      @Parameter(description = "Name of the source system.")
          @AtMost(SourceSystems.LONGEST_NAME)
          @PathParam("name")
          String name,
      @Parameter(description = "The id in the report of the load.") @PathParam("load") UUID load) {
    return json.toJson(files.report(known.require(name).name(), load));
  }

  @GET
  @Path("{name}/files/{load}/rejects")
  @Allowed({APPLICATION, ADMINISTRATOR})
  @Operation(
      operationId = "listRejects",
      summary = "The rows of a file that were left out",
      description = "The first 10,000 of them are kept.")
  @Answers(value = RejectsJson.class, headers = "Link")
  public Response rejects(
      @Parameter(description = "Name of the source system.")
          @AtMost(SourceSystems.LONGEST_NAME)
          @PathParam("name")
          String name,
      @Parameter(description = "The id in the report of the load.") @PathParam("load") UUID load,
      @Parameter(
              description = "From 'next' of the page before; then 'skip' does not count.",
              schema = @Schema(implementation = String.class, pattern = "^[0-9]{1,9}$"))
          @AtMost(9)
          @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(
              description = "How many to pass over.",
              schema = @Schema(implementation = int.class, minimum = "0"))
          @QueryParam("skip")
          @DefaultValue("0")
          long skip,
      @Parameter(
              description = "Rows a page.",
              schema =
                  @Schema(implementation = int.class, minimum = "1", maximum = "" + MOST_REJECTS))
          @QueryParam("limit")
          @DefaultValue("100")
          int limit) {
    Paging.checkLimit(limit, MOST_REJECTS);
    known.require(name);
    long from = cursor == null ? Math.max(0, skip) : Paging.place(cursor);
    List<IngestReport.RejectedRow> found = files.rejects(name, load, from, limit + 1);
    Slice<IngestReport.RejectedRow> slice =
        Slice.of(found, limit, last -> String.valueOf(from + limit));
    return Paging.page(slice, json::toJson, RejectsJson::new, uri);
  }

  private Response answer(Response.Status status, SourceSystemView system) {
    return Response.status(status)
        .tag(Versions.tag(system.revision()))
        .entity(json.toJson(system))
        .build();
  }
}
