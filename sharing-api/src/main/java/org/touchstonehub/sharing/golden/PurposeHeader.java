package org.touchstonehub.sharing.golden;

import jakarta.ws.rs.HeaderParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.policy.purpose.Purpose;

/** What a read says that the data is for, as it came; {@link PurposeParam} looks at it. */
public class PurposeHeader {
  static final String NAME = "Purpose";

  @Parameter(
      description = "What the data is for.",
      required = true,
      schema =
          @Schema(
              implementation = String.class,
              maxLength = Purpose.LONGEST,
              pattern = Purpose.FORM))
  @HeaderParam(NAME)
  @Nullable String text;
}
