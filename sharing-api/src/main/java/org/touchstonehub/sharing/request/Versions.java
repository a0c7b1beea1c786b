package org.touchstonehub.sharing.request;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.sharing.problem.Refused;

/** Optimistic locking over HTTP: the version that a caller has seen, from {@code If-Match}. */
public final class Versions {
  private static final Pattern TAG = Pattern.compile("\"(\\d{1,9})\"");

  private Versions() {}

  /**
   * @throws Refused 428 without the header, 412 where it is not one that this API gave
   */
  public static int required(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.isBlank()) {
      throw new Refused(
          428,
          "version-missing",
          "Send If-Match with the ETag that you read, so that nobody's change is lost.");
    }
    Matcher tag = TAG.matcher(ifMatch.strip());
    if (!tag.matches()) {
      throw stale();
    }
    return Integer.parseInt(tag.group(1));
  }

  /** What to answer where the object has another version by now. */
  public static Refused stale() {
    return new Refused(
        412, "version-stale", "It has changed since you read it; read it again and decide anew.");
  }
}
