package org.touchstonehub.sharing.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import org.eclipse.microprofile.auth.LoginConfig;

/** The REST application; callers show a bearer token. */
@ApplicationScoped // or Payara does not see the login configuration
@ApplicationPath("/api/v1")
@LoginConfig(authMethod = "MP-JWT")
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
