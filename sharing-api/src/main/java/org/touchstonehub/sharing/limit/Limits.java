package org.touchstonehub.sharing.limit;

import io.github.bucket4j.TimeMeter;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The limits of this hub, as they are configured; 0 switches one off. */
@ApplicationScoped
public class Limits {
  private static final int MOST_NAMES = 10_000;

  @Inject
  @ConfigProperty(name = "touchstone.rate.caller.per.minute")
  long perCaller;

  @Inject
  @ConfigProperty(name = "touchstone.rate.address.per.minute")
  long perAddress;

  @Inject
  @ConfigProperty(name = "touchstone.trusted.proxies")
  Optional<String> trustedProxies; // with commas between; the server injects no optional lists

  private Set<String> trusted = Set.of();
  private @Nullable Buckets callers;
  private @Nullable Buckets addresses;

  @PostConstruct
  void start() {
    trusted =
        Arrays.stream(trustedProxies.orElse("").split(","))
            .map(String::strip)
            .filter(proxy -> !proxy.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
    TimeMeter time = TimeMeter.SYSTEM_NANOTIME;
    callers = perCaller > 0 ? new Buckets(perCaller, MOST_NAMES, time) : null;
    addresses = perAddress > 0 ? new Buckets(perAddress, MOST_NAMES, time) : null;
  }

  /** Counts a request of a caller; empty where there is no limit. */
  Optional<Allowance> take(String caller) {
    return Optional.ofNullable(callers).map(buckets -> buckets.take(caller));
  }

  /** Counts a request that shows no valid token; empty where there is no limit. */
  Optional<Allowance> takeUnknown(HttpServletRequest request) {
    return Optional.ofNullable(addresses).map(buckets -> buckets.take(address(request)));
  }

  /** Whether the next such request of its address is one too many. */
  boolean isUsedUp(HttpServletRequest request) {
    return addresses != null && addresses.isUsedUp(address(request));
  }

  private String address(HttpServletRequest request) {
    return addressOf(request.getRemoteAddr(), request.getHeader("X-Forwarded-For"), trusted);
  }

  /**
   * The address that the request came from: the last one in {@code X-Forwarded-For} that is no
   * trusted proxy, as far as trusted proxies wrote it. What others wrote is anybody's word.
   */
  static String addressOf(String peer, @Nullable String forwarded, Set<String> trusted) {
    String address = peer;
    if (forwarded == null || !trusted.contains(peer)) return address;
    List<String> hops = Arrays.stream(forwarded.split(",")).map(String::strip).toList();
    for (int i = hops.size() - 1; i >= 0 && trusted.contains(address); i--) {
      if (hops.get(i).isEmpty() || hops.get(i).length() > 64) break;
      address = hops.get(i);
    }
    return address;
  }
}
