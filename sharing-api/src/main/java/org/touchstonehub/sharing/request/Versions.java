package org.touchstonehub.sharing.request;

import jakarta.ws.rs.core.EntityTag;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.mdm.source.Precondition;
import org.touchstonehub.sharing.problem.Refused;

/** Optimistic locking over HTTP: the version that a caller has seen, from {@code If-Match}. */
public final class Versions {
  /** The most characters of a header with entity tags that a change depends on. */
  public static final int LONGEST = 1_000;

  private static final Pattern TAG = Pattern.compile("\"(\\d{1,9})\"");

  private static final Pattern GOLDEN_TAG = Pattern.compile("\"(\\d{1,9})(?:-[0-9a-f]{1,64})?\"");

  private static final Pattern WEAK_GOLDEN_TAG =
      Pattern.compile("(?:W/)?\"(\\d{1,9})(?:-[0-9a-f]{1,64})?\"");

  private static final Pattern WEAK_TAG = Pattern.compile("(?:W/)?\"(\\d{1,9})\"");

  private Versions() {}

  /**
   * @throws Refused 428 without the header, 400 where it is not one entity tag of a version, 412
   *     where it is a weak one, which never is the same
   */
  public static int required(@Nullable String ifMatch) {
    return required(ifMatch, TAG, WEAK_TAG);
  }

  /**
   * The same of a golden record, whose entity tag also tells what of it the caller sees: the
   * version alone counts for a change.
   */
  public static int requiredOfGolden(@Nullable String ifMatch) {
    return required(ifMatch, GOLDEN_TAG, WEAK_GOLDEN_TAG);
  }

  private static int required(@Nullable String ifMatch, Pattern form, Pattern weak) {
    if (ifMatch == null || ifMatch.isBlank()) {
      throw new Refused(
          428,
          "version-missing",
          "Send If-Match with the ETag that you read, so that nobody's change is lost.");
    }
    Matcher tag = form.matcher(ifMatch.strip());
    if (!tag.matches()) {
      throw weak.matcher(ifMatch.strip()).matches() ? stale() : malformed();
    }
    return Integer.parseInt(tag.group(1));
  }

  /**
   * The precondition of a change of a source record, whose entity tag is its version: {@code
   * If-Match} with tags or {@code *}, {@code If-None-Match} with tags or {@code *}, or both.
   *
   * @param malformed what to throw where one of them is something else
   */
  public static Precondition precondition(
      @Nullable String ifMatch,
      @Nullable String ifNoneMatch,
      Supplier<? extends RuntimeException> malformed) {
    Precondition match = Precondition.NONE;
    if (ifMatch != null && !ifMatch.isBlank()) {
      // A weak tag is never the same as a strong one (RFC 9110, 13.1.1).
      match =
          isAny(ifMatch)
              ? Precondition.PRESENCE
              : Precondition.version(tags(ifMatch, TAG, malformed));
    }
    if (ifNoneMatch == null || ifNoneMatch.isBlank()) return match;
    return match.and(
        isAny(ifNoneMatch)
            ? Precondition.ABSENCE
            : Precondition.notVersion(tags(ifNoneMatch, WEAK_TAG, malformed)));
  }

  private static boolean isAny(String header) {
    return header.strip().equals("*");
  }

  /** The versions of those tags that have this form; all must be tags, weak or not. */
  private static Set<Integer> tags(
      String header, Pattern form, Supplier<? extends RuntimeException> malformed) {
    Set<Integer> versions = new HashSet<>();
    for (String part : header.split(",", -1)) {
      String text = part.strip();
      if (!WEAK_TAG.matcher(text).matches()) throw malformed.get();
      Matcher tag = form.matcher(text);
      if (tag.matches()) versions.add(Integer.valueOf(tag.group(1)));
    }
    return versions;
  }

  /** The entity tag of a version, as {@code If-Match} gives it back. */
  public static EntityTag tag(int version) {
    return new EntityTag(String.valueOf(version));
  }

  /** What to answer where a header holds no entity tag of a version. */
  public static Refused malformed() {
    return new Refused(
        400,
        "version-malformed",
        "If-Match and If-None-Match take the ETag that you read, with its quotes, such as \"3\".");
  }

  /** What to answer where the object has another version by now. */
  public static Refused stale() {
    return new Refused(
        412, "version-stale", "It has changed since you read it; read it again and decide anew.");
  }
}
