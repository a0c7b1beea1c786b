package org.touchstonehub.sharing.golden;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What each read of golden records is asked with: what for, and which attributes of them. */
public class ReadParams {
  @Parameter(description = "Only these attributes, with commas between; absent: all.")
  @QueryParam("fields")
  @Nullable String fields;

  @Parameter(description = "What the data is for.", required = true)
  @HeaderParam(PurposeParam.HEADER)
  @Nullable String purpose;
}
