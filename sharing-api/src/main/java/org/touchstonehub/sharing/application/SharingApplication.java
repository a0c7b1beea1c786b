package org.touchstonehub.sharing.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/** The REST application; callers show a bearer token. */
@ApplicationScoped // or Payara does not see the login configuration
@ApplicationPath("/api/v1")
@LoginConfig(authMethod = "MP-JWT")
public class SharingApplication extends Application {}
