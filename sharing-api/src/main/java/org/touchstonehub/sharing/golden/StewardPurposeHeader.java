package org.touchstonehub.sharing.golden;

import jakarta.ws.rs.HeaderParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.policy.purpose.Purpose;

/** The same as {@link PurposeHeader} where stewards may leave it out. */
public class StewardPurposeHeader {
  @Parameter(
      description = "What the data is for. Stewards may leave it out: RecordManagement.",
      schema =
          @Schema(
              implementation = String.class,
              maxLength = Purpose.LONGEST,
              pattern = Purpose.FORM))
  @HeaderParam(PurposeHeader.NAME)
  @Nullable String text;
}
