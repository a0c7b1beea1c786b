package org.touchstonehub.sharing.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Token checking, as the configuration says. */
@ApplicationScoped
class TokenBeans {
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "mp.jwt.verify.issuer")
  String issuer;

  @Inject
  @ConfigProperty(name = "mp.jwt.verify.publickey.location")
  String location;

  @Inject
  @ConfigProperty(name = "mp.jwt.verify.audiences")
  List<String> audiences;

  @Produces
  @Singleton
  Tokens tokens() {
    return new Tokens(
        new TokenVerifier(issuer, audiences),
        new TokenKeys(new KeyLocation(location), System::nanoTime),
        clock);
  }
}
