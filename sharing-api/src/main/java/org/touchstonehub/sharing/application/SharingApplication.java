package org.touchstonehub.sharing.application;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** The REST application; callers show a bearer token. */
@ApplicationPath("/api/v1")
public class SharingApplication extends Application {
  /**
   * Leaves JSON to {@link org.touchstonehub.sharing.request.JsonBodies}, which says where it is
   * wrong. Each JSON provider of the server steps back where another is named; one that does not is
   * as likely to be taken as ours, anew at every start.
   */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of(
        "jersey.config.jsonFeature",
        "touchstone",
        "jersey.config.server.jsonFeature",
        "touchstone",
        // Else Location gets the Host that the caller sent; PublicAddresses says which it has.
        "jersey.config.server.headers.location.relative.resolution.disabled",
        true);
  }
}
