package org.touchstonehub.sharing.golden;

import static org.touchstonehub.policy.caller.Role.APPLICATION;
import static org.touchstonehub.policy.caller.Role.PRODUCT_CONSUMER;
import static org.touchstonehub.policy.caller.Role.STEWARD;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.golden.Condition;
import org.touchstonehub.mdm.golden.Fields;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.golden.GoldenRecord;
import org.touchstonehub.mdm.golden.GoldenRecords;
import org.touchstonehub.mdm.golden.GoldenSearch;
import org.touchstonehub.mdm.golden.Projections;
import org.touchstonehub.policy.gate.Released;
import org.touchstonehub.policy.purpose.Purpose;
import org.touchstonehub.sharing.describe.Answers;
import org.touchstonehub.sharing.describe.AtMost;
import org.touchstonehub.sharing.describe.TakesFilters;
import org.touchstonehub.sharing.request.Instants;
import org.touchstonehub.sharing.request.Paging;
import org.touchstonehub.sharing.security.Access;
import org.touchstonehub.sharing.security.Allowed;
import org.touchstonehub.sharing.systems.RecordParams;

/** Golden records, each answer after a decision on record. */
@Path("/golden-records")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class GoldenRecordResource {
  /** Each attribute with a comma and a sign. */
  private static final int LONGEST_SORT = GoldenSearch.MOST_KEYS * (EntityModel.LONGEST_NAME + 2);

  /** Multiple Choices (RFC 9110): what else there is, and nobody is sent on. */
  private static final int CHOICES = 300;

  /** More than any that is made: it may hold the values that the last record is sorted by. */
  private static final int LONGEST_CURSOR = 2_200;

  private static final Set<String> PARAMETERS =
      Set.of("domain", "cursor", "limit", "sort", "fields", "updated_since");

  @Inject GoldenReads reads;
  @Inject Projections projections;
  @Inject Selection selection;
  @Inject PurposeParam purposes;
  @Inject Access access;
  @Inject GoldenRecordJsonMapper json;
  @Context UriInfo uri;
  @Context Request request;

  @GET
  @Path("{id}")
  @Allowed({APPLICATION, STEWARD, PRODUCT_CONSUMER})
  @Operation(
      operationId = "readGoldenRecord",
      summary = "A golden record by its id",
      description =
          "A retired id answers 301 with its successors and the way to them, for as long as it is"
              + " retired: no cache keeps it, as an unmerge may bring the id back.")
  @Answers(
      value = GoldenRecordJson.class,
      headers = {"ETag", "Touchstone-Decision"})
  @Answers(
      value = void.class,
      status = 304,
      description = "If-None-Match names what the caller would see.",
      headers = {"ETag", "Touchstone-Decision"})
  @APIResponse(
      responseCode = "412",
      description = "If-Match names another version than the caller would see.")
  @Answers(
      value = SuccessorsJson.class,
      status = 301,
      description = "The id is retired; Location is its successor.",
      headers = {"Location", "Touchstone-Decision"})
  @Answers(
      value = SuccessorsJson.class,
      status = 300,
      description = "With follow=false: the id is retired, whether it has successors or not.",
      headers = "Touchstone-Decision")
  @APIResponse(responseCode = "409", description = "It was merged while it was read; ask again.")
  @APIResponse(responseCode = "410", description = "The id is retired and has no successor.")
  public Response read(
      @Parameter(description = "The golden id.") @PathParam("id") GoldenId id,
      @Parameter(
              description =
                  "false: of a retired id answer its retirement, with 300 and no Location, instead of"
                      + " a redirect.")
          @QueryParam("follow")
          @DefaultValue("true")
          boolean follow,
      @BeanParam PurposeHeader purposeHeader,
      @BeanParam ReadParams params) {
    Purpose purpose = purposes.require(purposeHeader);
    GoldenReads.Answer answer = reads.read(id, purpose, selection.of(params.fields), follow);
    return answer instanceof GoldenReads.Answer.Moved moved
        ? moved(moved, follow)
        : answer(((GoldenReads.Answer.Read) answer).released());
  }

  @GET
  @Path("by-source/{system}/{key: .+}")
  @Allowed({APPLICATION, STEWARD, PRODUCT_CONSUMER})
  @Operation(
      operationId = "readGoldenRecordBySource",
      summary = "The golden record that a source record belongs to")
  @Answers(
      value = GoldenRecordJson.class,
      headers = {"ETag", "Touchstone-Decision"})
  @Answers(
      value = void.class,
      status = 304,
      description = "If-None-Match names what the caller would see.",
      headers = {"ETag", "Touchstone-Decision"})
  @APIResponse(
      responseCode = "412",
      description = "If-Match names another version than the caller would see.")
  public Response readBySource(
      @BeanParam RecordParams record,
      @BeanParam PurposeHeader purposeHeader,
      @BeanParam ReadParams params) {
    Purpose purpose = purposes.require(purposeHeader);
    return answer(
        reads.readBySource(new SourceKey(record.system(), record.key()), purpose, params.fields));
  }

  @GET
  @TakesFilters
  @Allowed({APPLICATION, STEWARD, PRODUCT_CONSUMER})
  @Operation(
      operationId = "searchGoldenRecords",
      summary = "Golden records of a domain that meet conditions",
      description =
          "Conditions are query parameters filter[attribute]=value, or filter[attribute][ge]=value"
              + " with eq, ne, lt, le, gt, ge, prefix or missing. Without an operator, and with prefix,"
              + " case and accents do not count, and a country is found by its code as by its name."
              + " An attribute that is masked for the caller can neither be asked nor sorted by.")
  @Answers(
      value = GoldenPageJson.class,
      headers = {"Link", "Touchstone-Decision"})
  @APIResponse(responseCode = "404", description = "There is no such domain.")
  public Response search(
      @Parameter(description = "The entity model to search in.", required = true)
          @AtMost(EntityModel.LONGEST_NAME)
          @QueryParam("domain")
          @Nullable String domain,
      @Parameter(
              description =
                  "Up to three attributes with commas between, - before one that falls. Case and"
                      + " accents do not count; records without a value come last. Absent: by id.")
          @AtMost(LONGEST_SORT)
          @QueryParam("sort")
          @Nullable String sort,
      @Parameter(
              description =
                  "Only records that were recorded at this instant or later, and the ids that were"
                      + " retired since. Give 'updatedUntil' of the answer before, and nothing is"
                      + " missed; what was recorded at that very instant comes again.",
              schema = @Schema(implementation = String.class, format = "date-time"))
          @QueryParam("updated_since")
          @Nullable String updatedSince,
      @Parameter(description = "From 'next' of the page before.")
          @AtMost(LONGEST_CURSOR)
          @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(
              description = "Records a page.",
              schema =
                  @Schema(
                      implementation = int.class,
                      minimum = "1",
                      maximum = "" + GoldenRecords.LARGEST_PAGE))
          @QueryParam("limit")
          @DefaultValue("50")
          int limit,
      @BeanParam PurposeHeader purposeHeader,
      @BeanParam ReadParams params) {
    Purpose purpose = purposes.require(purposeHeader);
    String known = access.requireDomain(domain);
    Paging.checkLimit(limit, GoldenRecords.LARGEST_PAGE);
    Fields attributes = projections.of(known).fields();
    Filters filters = Filters.of(uri.getQueryParameters(), attributes, PARAMETERS);
    List<GoldenSearch.Order> order = Selection.order(attributes, sort);
    Set<String> looksAt = new TreeSet<>(filters.fields());
    order.forEach(key -> looksAt.add(key.attribute()));
    GoldenSearch search =
        new GoldenSearch(
            known,
            Condition.ALL,
            filters.condition(),
            order,
            Instants.of("updated_since", updatedSince),
            cursor,
            limit);
    Released<GoldenRecords.Page> released =
        reads.search(search, purpose, looksAt, selection.of(known, params.fields));
    String next = released.value().next().orElse(null);
    GoldenPageJson body = json.toJson(released.value(), released.masks());
    Response.ResponseBuilder answer = ReleasedResponses.ok(released, body);
    return Paging.link(answer, uri, next).build();
  }

  private Response answer(Released<GoldenRecord> released) {
    return ReleasedResponses.tagged(
        released, json.toJson(released.value(), released.masks()), request);
  }

  private Response moved(GoldenReads.Answer.Moved moved, boolean isToFollow) {
    Released<GoldenReads.Way> released = moved.way();
    List<UUID> ids = released.value().to().stream().map(GoldenId::value).toList();
    SuccessorsJson body =
        new SuccessorsJson(
            moved.from().toString(),
            ids,
            released.value().steps().stream().map(json::toJson).toList());
    if (!isToFollow) {
      return ReleasedResponses.ok(released, body).status(CHOICES).build();
    }
    String first = ids.get(0).toString();
    URI successor = uri.getBaseUriBuilder().path("golden-records").path(first).build();
    return ReleasedResponses.ok(released, body)
        .status(Response.Status.MOVED_PERMANENTLY)
        .location(successor)
        .build();
  }
}
