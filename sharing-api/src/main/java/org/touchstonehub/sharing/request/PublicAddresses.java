package org.touchstonehub.sharing.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Writes the hub's own addresses in {@code Location} and {@code Link} so that no caller can put a
 * host into them: relative to the request (RFC 9110, RFC 8288), or under the configured public
 * address. {@code Host} and {@code X-Forwarded-*} are never believed.
 */
@Provider
@ApplicationScoped
public class PublicAddresses implements ContainerResponseFilter {
  /** For example {@code https://hub.example.org}, where callers reach the hub. */
  @Inject
  @ConfigProperty(name = "touchstone.public.url")
  Optional<String> publicUrl;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    response.getHeaders().computeIfPresent(HttpHeaders.LOCATION, (name, all) -> rewritten(all));
    response.getHeaders().computeIfPresent(HttpHeaders.LINK, (name, all) -> rewritten(all));
  }

  private List<Object> rewritten(List<Object> addresses) {
    return addresses.stream().<Object>map(this::rewritten).toList();
  }

  private String rewritten(Object address) {
    if (address instanceof Link link) {
      return "<%s>; rel=\"%s\"".formatted(of(link.getUri(), publicUrl), link.getRel());
    }
    return of(URI.create(address.toString()), publicUrl);
  }

  /** An address of this hub, without the host that it was asked by. */
  static String of(URI address, Optional<String> publicUrl) {
    String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    String prefix = publicUrl.map(url -> url.replaceAll("/+$", "")).orElse("");
    return prefix + address.getRawPath() + query;
  }
}
