package org.touchstonehub.sharing.request;

import jakarta.ws.rs.HeaderParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.mdm.request.RequestName;

/** What a request is named by that may be sent again; absent where it is done each time. */
public class RequestKey {
  @Parameter(
      description = "Names this request, so that it can be sent again: printable ASCII, no spaces.",
      schema =
          @Schema(
              implementation = String.class,
              minLength = 1,
              maxLength = RequestName.LONGEST_KEY))
  @HeaderParam(Idempotency.KEY)
  @Nullable String key;
}
