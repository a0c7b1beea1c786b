package org.touchstonehub.issuer;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The issuer over HTTP: {@code /token}, {@code /jwks}, {@code /.well-known/openid-configuration}.
 */
final class IssuerEndpoints implements HttpHandler {
  private static final int BODY_LIMIT = 8 * 1024;
  private final DevelopmentIssuer issuer;

  IssuerEndpoints(DevelopmentIssuer issuer) {
    this.issuer = issuer;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
        case "GET /jwks" -> reply(exchange, 200, "application/json", issuer.publicKeys());
        case "GET /.well-known/openid-configuration" ->
            reply(exchange, 200, "application/json", discovery());
        case "POST /token" -> token(exchange);
        default -> error(exchange, 404, "not_found");
      }
    }
  }

  private String discovery() {
    return JSONObjectUtils.toJSONString(
        Map.of(
            "issuer", issuer.issuer(),
            "jwks_uri", issuer.publicKeyLocation(),
            "token_endpoint", issuer.tokenEndpoint(),
            "grant_types_supported", new String[] {"client_credentials"}));
  }

  private void token(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(BODY_LIMIT);
    if (!new String(body, StandardCharsets.UTF_8).contains("grant_type=client_credentials")) {
      error(exchange, 400, "unsupported_grant_type");
      return;
    }
    Optional<DemoUser> user = signedIn(exchange.getRequestHeaders().getFirst("Authorization"));
    if (user.isEmpty()) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"touchstone demo\"");
      error(exchange, 401, "invalid_client");
      return;
    }
    String token = issuer.token(user.get());
    String accept = exchange.getRequestHeaders().getFirst("Accept");
    if (accept != null && accept.startsWith("text/plain")) {
      reply(exchange, 200, "text/plain", token);
    } else {
      reply(exchange, 200, "application/json", tokenReply(token));
    }
  }

  private static String tokenReply(String token) {
    return JSONObjectUtils.toJSONString(
        Map.of(
            "access_token",
            token,
            "token_type",
            "Bearer",
            "expires_in",
            DevelopmentIssuer.LIFETIME.toSeconds()));
  }

  private Optional<DemoUser> signedIn(@Nullable String authorization) {
    if (authorization == null || !authorization.startsWith("Basic ")) {
      return Optional.empty();
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(authorization.substring("Basic ".length()));
      String[] parts = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
      return parts.length == 2 && isPassword(parts[1])
          ? DemoUser.named(parts[0])
          : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private boolean isPassword(String offered) {
    return MessageDigest.isEqual(
        offered.getBytes(StandardCharsets.UTF_8),
        issuer.password().getBytes(StandardCharsets.UTF_8));
  }

  private static void error(HttpExchange exchange, int status, String code) throws IOException {
    String body = JSONObjectUtils.toJSONString(Map.of("error", code));
    reply(exchange, status, "application/json", body);
  }

  private static void reply(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
