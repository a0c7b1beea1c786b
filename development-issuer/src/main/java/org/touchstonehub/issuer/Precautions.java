package org.touchstonehub.issuer;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Set;

/**
 * When the development issuer may start: in a demo or in tests, on loopback, beside no other
 * issuer.
 */
final class Precautions {
  static final String MARKER = "TOUCHSTONE_DEVELOPMENT_ISSUER";
  static final String PRODUCTION_ISSUER = "TOUCHSTONE_JWT_ISSUER";
  private static final Set<String> PLACES = Set.of("demo", "tests");

  private Precautions() {}

  /**
   * @throws IssuerRefused unless the configuration marks this process as a demo or a test, and no
   *     issuer but one on this machine is configured
   */
  static void check(Map<String, String> configuration) {
    if (!PLACES.contains(configuration.getOrDefault(MARKER, ""))) {
      throw new IssuerRefused(
          "The development issuer starts only where %s is 'demo' or 'tests'; in production point"
                  .formatted(MARKER)
              + " TOUCHSTONE_JWT_ISSUER and TOUCHSTONE_JWT_PUBLICKEY_LOCATION at your identity"
              + " provider.");
    }
    String other = configuration.getOrDefault(PRODUCTION_ISSUER, "");
    if (!other.isEmpty() && !isLoopback(other)) {
      throw new IssuerRefused(
          "The development issuer does not start while %s names another issuer; unset one of them."
              .formatted(PRODUCTION_ISSUER));
    }
  }

  private static boolean isLoopback(String issuer) {
    try {
      String host = URI.create(issuer).getHost();
      return host != null && InetAddress.getByName(host).isLoopbackAddress();
    } catch (IllegalArgumentException | UnknownHostException unreadable) {
      return false;
    }
  }
}
