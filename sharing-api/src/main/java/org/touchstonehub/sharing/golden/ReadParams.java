package org.touchstonehub.sharing.golden;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.sharing.describe.AtMost;

/** Which attributes a read of golden records is to show. */
public class ReadParams {
  private static final int LONGEST_LIST = 2_000;

  @Parameter(description = "Only these attributes, with commas between; absent: all.")
  @AtMost(LONGEST_LIST)
  @QueryParam("fields")
  @Nullable String fields;
}
