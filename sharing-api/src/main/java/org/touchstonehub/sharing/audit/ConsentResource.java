package org.touchstonehub.sharing.audit;

import static org.touchstonehub.policy.caller.Role.APPLICATION;
import static org.touchstonehub.policy.caller.Role.COMPLIANCE_OFFICER;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.source.SourceRecords;
import org.touchstonehub.mdm.source.SourceSystems;
import org.touchstonehub.policy.consent.ConsentEvent;
import org.touchstonehub.policy.consent.ConsentState;
import org.touchstonehub.policy.consent.Consents;
import org.touchstonehub.policy.consent.NewConsent;
import org.touchstonehub.policy.purpose.Purpose;
import org.touchstonehub.sharing.describe.Answers;
import org.touchstonehub.sharing.describe.AtMost;
import org.touchstonehub.sharing.golden.SourceKeyJson;
import org.touchstonehub.sharing.problem.Refused;
import org.touchstonehub.sharing.request.Idempotency;
import org.touchstonehub.sharing.request.Instants;
import org.touchstonehub.sharing.request.Paging;
import org.touchstonehub.sharing.request.RequestKey;
import org.touchstonehub.sharing.request.Slice;
import org.touchstonehub.sharing.security.Access;
import org.touchstonehub.sharing.security.Allowed;
import org.touchstonehub.sharing.systems.KnownSystems;

/** Consent, given and withdrawn; the next read follows it. */
@Path("/consents")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class ConsentResource {
  private static final int MOST = 500;

  @Inject Consents consents;
  @Inject ConsentRecording recording;
  @Inject Idempotency idempotency;
  @Inject KnownSystems systems;
  @Inject Access access;
  @Inject AuditJsonMapper json;
  @Context UriInfo uri;

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed({APPLICATION, COMPLIANCE_OFFICER})
  @Operation(
      operationId = "recordConsent",
      summary = "Record that somebody gave or withdrew consent",
      description =
          "In force on answer: the next read follows it. A caller that recorded a consent does not"
              + " read by it until another one has recorded it too, unless the product says so.")
  @Answers(
      value = ConsentJson.class,
      status = 201,
      description = "Recorded.",
      headers = "Idempotency-Replayed")
  @APIResponse(
      responseCode = "404",
      description = "There is no such source system in your domains.")
  public Response record(@BeanParam RequestKey key, NewConsentJson body) {
    SourceKey subject = known(body.subject());
    NewConsent consent =
        new NewConsent(
            subject,
            Purpose.fromString(present("purpose", body.purpose())),
            state(body.state()),
            Instants.of("validFrom", body.validFrom()),
            Instants.of("validTo", body.validTo()),
            access.caller().subject(),
            present("evidence", body.evidence()));
    return idempotency.once(
        key,
        "recordConsent",
        body,
        () -> Response.status(201).entity(json.toJson(recording.record(consent))).build());
  }

  @GET
  @Allowed({APPLICATION, COMPLIANCE_OFFICER})
  @Operation(operationId = "listConsents", summary = "The consent events of a source record")
  @Answers(value = ConsentListJson.class, headers = "Link")
  @APIResponse(
      responseCode = "404",
      description = "There is no such source system in your domains.")
  public Response list(
      @Parameter(description = "Name of the source system.", required = true)
          @AtMost(SourceSystems.LONGEST_NAME)
          @QueryParam("system")
          @Nullable String system,
      @Parameter(description = "The key that the system gave its record.", required = true)
          @AtMost(SourceRecords.LONGEST_KEY)
          @QueryParam("key")
          @Nullable String key,
      @Parameter(
              description = "From 'next' of the page before.",
              schema = @Schema(implementation = UUID.class))
          @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(
              description = "Consents a page.",
              schema = @Schema(implementation = int.class, minimum = "1", maximum = "" + MOST))
          @QueryParam("limit")
          @DefaultValue("100")
          int limit) {
    Paging.checkLimit(limit, MOST);
    UUID after = cursor == null ? null : Paging.id(cursor);
    if (system == null || key == null) {
      throw new Refused(
          400,
          "parameter-missing",
          "Say whose consents in the parameters 'system' and 'key', which name a source record.");
    }
    SourceKey subject = known(new SourceKeyJson(system, key));
    Slice<ConsentEvent> slice =
        Slice.of(
            consents.history(subject, after, limit + 1), limit, event -> event.id().toString());
    return Paging.page(slice, json::toJson, ConsentListJson::new, uri);
  }

  private SourceKey known(@Nullable SourceKeyJson subject) {
    if (subject == null) {
      throw missing("subject");
    }
    String system = systems.require(present("subject.system", subject.system())).name();
    SourceKey key = new SourceKey(system, present("subject.key", subject.key()));
    SourceRecords.checkKey(key);
    return key;
  }

  private static ConsentState state(@Nullable String text) {
    return switch (String.valueOf(text)) {
      case "given" -> ConsentState.GIVEN;
      case "withdrawn" -> ConsentState.WITHDRAWN;
      default -> throw new Refused(400, "consent", "The state is 'given' or 'withdrawn'.");
    };
  }

  private static String present(String name, @Nullable String value) {
    if (value == null) {
      throw missing(name);
    }
    return value;
  }

  private static Refused missing(String name) {
    return new Refused(400, "consent", "'%s' is missing.".formatted(name));
  }
}
