package org.touchstonehub.sharing.systems;

import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.touchstonehub.mdm.source.SourceRecords;
import org.touchstonehub.mdm.source.SourceSystems;
import org.touchstonehub.sharing.describe.AtMost;

/** Which source record an address names. */
public class RecordParams {
  @Parameter(description = "Name of the source system.")
  @AtMost(SourceSystems.LONGEST_NAME)
  @PathParam("system")
  @SuppressWarnings("NullAway.Init")
  String system;

  @Parameter(description = "The key that the system gave its record.")
  @AtMost(SourceRecords.LONGEST_KEY)
  @PathParam("key")
  @SuppressWarnings("NullAway.Init")
  String key;

  public String system() {
    return system;
  }

  public String key() {
    return key;
  }
}
