package org.touchstonehub.sharing.command;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.sharing.describe.AtMost;
import org.touchstonehub.sharing.request.Versions;

/** How a command on a golden record is asked for. */
public class CommandParams {
  @Parameter(
      description =
          "true: answer what would change, and change nothing. The Idempotency-Key does not count"
              + " then.")
  @QueryParam("preview")
  @DefaultValue("false")
  boolean preview;

  @Parameter(
      description = "The ETag of the golden record as it was read, or its version in quotes.",
      required = true)
  @AtMost(Versions.LONGEST)
  @HeaderParam("If-Match")
  @Nullable String ifMatch;
}
