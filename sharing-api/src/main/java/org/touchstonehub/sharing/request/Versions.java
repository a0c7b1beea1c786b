package org.touchstonehub.sharing.request;

import jakarta.ws.rs.core.EntityTag;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.mdm.source.Precondition;
import org.touchstonehub.sharing.problem.Refused;

/** Optimistic locking over HTTP: the version that a caller has seen, from {@code If-Match}. */
public final class Versions {
  private static final Pattern TAG = Pattern.compile("\"(\\d{1,9})\"");

  private static final Pattern WEAK_TAG = Pattern.compile("(?:W/)?\"(\\d{1,9})\"");

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

  /**
   * The precondition of a change of a source record, whose entity tag is its version: {@code
   * If-Match} with tags or {@code *}, {@code If-None-Match} with tags or {@code *}, or both. A tag
   * that this API never gave is one that nothing has.
   */
  public static Precondition precondition(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
    Precondition match = Precondition.NONE;
    if (ifMatch != null && !ifMatch.isBlank()) {
      // A weak tag is never the same as a strong one (RFC 9110, 13.1.1).
      match = isAny(ifMatch) ? Precondition.PRESENCE : Precondition.version(tags(ifMatch, TAG));
    }
    if (ifNoneMatch == null || ifNoneMatch.isBlank()) return match;
    return match.and(
        isAny(ifNoneMatch)
            ? Precondition.ABSENCE
            : Precondition.notVersion(tags(ifNoneMatch, WEAK_TAG)));
  }

  private static boolean isAny(String header) {
    return header.strip().equals("*");
  }

  private static Set<Integer> tags(String header, Pattern form) {
    Set<Integer> versions = new HashSet<>();
    for (String part : header.split(",", -1)) {
      Matcher tag = form.matcher(part.strip());
      if (tag.matches()) versions.add(Integer.valueOf(tag.group(1)));
    }
    return versions;
  }

  /** The entity tag of a version, as {@code If-Match} gives it back. */
  public static EntityTag tag(int version) {
    return new EntityTag(String.valueOf(version));
  }

  /** What to answer where the object has another version by now. */
  public static Refused stale() {
    return new Refused(
        412, "version-stale", "It has changed since you read it; read it again and decide anew.");
  }
}
