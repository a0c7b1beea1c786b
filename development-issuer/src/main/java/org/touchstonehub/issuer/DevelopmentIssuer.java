package org.touchstonehub.issuer;

import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A token issuer for the demo and for tests: an OAuth 2 token endpoint (client credentials), its
 * public keys and a list of users, on loopback. It is never part of the application, and refuses to
 * start where it has no business: see {@link #start}.
 */
public final class DevelopmentIssuer implements AutoCloseable {
  /** Every token is for this audience; the application accepts no other. */
  public static final String AUDIENCE = "touchstone";

  /** How long a token of {@link #token(DemoUser)} is good for. */
  public static final Duration LIFETIME = Duration.ofHours(8);

  private final HttpServer server;
  private final IssuerKeys keys;
  private final String password;
  private final Clock clock;

  private DevelopmentIssuer(HttpServer server, IssuerKeys keys, String password, Clock clock) {
    this.server = server;
    this.keys = keys;
    this.password = password;
    this.clock = clock;
  }

  /**
   * Starts serving on 127.0.0.1.
   *
   * @param home where the signing key and the demo users' password are kept (files with mode 0600),
   *     made at the first start
   * @param port 0 for any free one
   * @param configuration usually {@code System.getenv()}, with {@code
   *     TOUCHSTONE_DEVELOPMENT_ISSUER=demo} or {@code tests} added by the launcher or the test
   * @throws IssuerRefused without that mark, or where {@code TOUCHSTONE_JWT_ISSUER} names an issuer
   *     on another machine, or where a secret can be read by others
   */
  public static DevelopmentIssuer start(Path home, int port, Map<String, String> configuration)
      throws IOException {
    Precautions.check(configuration);
    IssuerKeys keys = IssuerKeys.in(home);
    String password =
        PrivateFile.readOrCreate(home.resolve("demo-password"), DevelopmentIssuer::newPassword);
    InetAddress loopback = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
    HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), 16);
    var issuer = new DevelopmentIssuer(server, keys, password, Clock.systemUTC());
    server.createContext("/", new IssuerEndpoints(issuer));
    server.start();
    return issuer;
  }

  /** The issuer's name and address, for {@code TOUCHSTONE_JWT_ISSUER}. */
  public String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Where the public keys are, for {@code TOUCHSTONE_JWT_PUBLICKEY_LOCATION}. */
  public String publicKeyLocation() {
    return issuer() + "/jwks";
  }

  /** Where tokens are had: {@code curl -u user:password -d grant_type=client_credentials URL}. */
  public String tokenEndpoint() {
    return issuer() + "/token";
  }

  /** The one password of all demo users; random, made at the first start. */
  public String password() {
    return password;
  }

  public String token(DemoUser user) {
    return token(user.username(), user.grants(), LIFETIME);
  }

  /** A token for any subject and grants; with a negative lifetime, one that has expired. */
  public String token(String subject, Collection<String> grants, Duration lifetime) {
    Instant now = clock.instant();
    Instant issued = lifetime.isNegative() ? now.plus(lifetime.multipliedBy(2)) : now;
    return sign(
        new JWTClaimsSet.Builder()
            .issuer(issuer())
            .subject(subject)
            .audience(AUDIENCE)
            .claim("groups", List.copyOf(grants))
            .issueTime(Date.from(issued))
            .expirationTime(Date.from(now.plus(lifetime)))
            .jwtID(UUID.randomUUID().toString())
            .build());
  }

  /** Signs claims as they are; tests make tokens with it that the application must refuse. */
  public String sign(JWTClaimsSet claims) {
    return keys.sign(claims);
  }

  String publicKeys() {
    return keys.publicKeys();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static String newPassword() {
    byte[] random = new byte[18];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
