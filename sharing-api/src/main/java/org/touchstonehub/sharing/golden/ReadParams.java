package org.touchstonehub.sharing.golden;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.policy.purpose.Purpose;
import org.touchstonehub.sharing.describe.AtMost;

/** What each read of golden records is asked with: what for, and which attributes of them. */
public class ReadParams {
  private static final int LONGEST_LIST = 2_000;

  @Parameter(description = "Only these attributes, with commas between; absent: all.")
  @AtMost(LONGEST_LIST)
  @QueryParam("fields")
  @Nullable String fields;

  @Parameter(
      description = "What the data is for.",
      required = true,
      schema =
          @Schema(
              implementation = String.class,
              maxLength = Purpose.LONGEST,
              pattern = Purpose.FORM))
  @HeaderParam(PurposeParam.HEADER)
  @Nullable String purpose;
}
