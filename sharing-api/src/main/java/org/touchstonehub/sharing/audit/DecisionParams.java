package org.touchstonehub.sharing.audit;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.mdm.source.SourceRecords;
import org.touchstonehub.mdm.source.SourceSystems;
import org.touchstonehub.policy.decision.DecisionId;
import org.touchstonehub.policy.decision.DecisionQuery;
import org.touchstonehub.policy.purpose.Purpose;
import org.touchstonehub.sharing.catalogue.CatalogueResource;
import org.touchstonehub.sharing.describe.AtMost;
import org.touchstonehub.sharing.request.Instants;
import org.touchstonehub.sharing.security.TokenCaller;

/** Which decisions are looked for. */
public class DecisionParams {
  private static final int LONGEST_SUBJECT =
      8 /* source:: */ + SourceSystems.LONGEST_NAME + SourceRecords.LONGEST_KEY;

  private static final Pattern SUBJECT =
      Pattern.compile("golden:[0-9a-f-]{36}|source:[^:]+:.+", Pattern.DOTALL);

  @Parameter(description = "Subject of the caller's token.")
  @AtMost(TokenCaller.LONGEST_SUBJECT)
  @QueryParam("caller")
  @Nullable String caller;

  @Parameter(description = "Name of the data product.")
  @AtMost(CatalogueResource.LONGEST_NAME)
  @QueryParam("product")
  @Nullable String product;

  @Parameter(description = "The purpose that was given.")
  @AtMost(Purpose.LONGEST)
  @QueryParam("purpose")
  @Nullable String purpose;

  @Parameter(description = "true: only what was permitted; false: only what was not.")
  @QueryParam("permit")
  @Nullable Boolean permit;

  @Parameter(
      description =
          "golden:ID or source:SYSTEM:KEY. Finds decisions on the record under either name, as it was linked at that time.")
  @AtMost(LONGEST_SUBJECT)
  @QueryParam("subject")
  @Nullable String subject;

  @Parameter(
      description = "Decided at or after this instant.",
      schema = @Schema(implementation = String.class, format = "date-time"))
  @QueryParam("from")
  @Nullable String from;

  @Parameter(
      description = "Decided before this instant.",
      schema = @Schema(implementation = String.class, format = "date-time"))
  @QueryParam("to")
  @Nullable String to;

  @Parameter(
      description = "From 'next' of the page before.",
      schema = @Schema(implementation = UUID.class))
  @QueryParam("cursor")
  @Nullable String cursor;

  @Parameter(
      description = "Decisions a page.",
      schema =
          @Schema(implementation = int.class, minimum = "1", maximum = "" + DecisionQuery.MOST))
  @QueryParam("limit")
  @DefaultValue("50")
  int limit;

  private static @Nullable String checked(@Nullable String subject) {
    if (subject == null || SUBJECT.matcher(subject).matches()) return subject;
    throw new InvalidInput(
        "decision-subject",
        "A subject is golden:ID with a golden id, or source:SYSTEM:KEY; write it so.");
  }

  DecisionQuery query(Set<String> domains) {
    return new DecisionQuery(
        domains,
        caller,
        product,
        purpose,
        permit,
        checked(subject),
        Instants.of("from", from),
        Instants.of("to", to),
        cursor == null ? null : DecisionId.fromString(cursor),
        limit);
  }
}
