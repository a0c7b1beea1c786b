package org.touchstonehub.sharing.trace;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id of the request that the current thread serves. */
public final class RequestId {
  public static final String HEADER = "X-Request-Id";
  private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final ThreadLocal<@Nullable String> CURRENT = new ThreadLocal<>();

  private RequestId() {}

  public static Optional<String> current() {
    return Optional.ofNullable(CURRENT.get());
  }

  /** Takes the caller's id where it is harmless to log, else a new one. */
  public static String begin(@Nullable String offered) {
    String id =
        offered != null && ACCEPTABLE.matcher(offered).matches()
            ? offered
            : UUID.randomUUID().toString();
    CURRENT.set(id);
    return id;
  }

  public static void end() {
    CURRENT.remove();
  }
}
