package org.touchstonehub.sharing.metrics;

import org.jspecify.annotations.Nullable;
import org.touchstonehub.mdm.database.Digests;

/**
 * What one request came to, as a line for the log; the log adds the request's id.
 *
 * @param route the resource's template; a path may hold a key that stands for a person
 * @param decision under which data left or was refused, or null
 * @param bytes of the body, or -1 where the server does not say
 */
record RequestLine(
    String method,
    String route,
    int status,
    long millis,
    @Nullable String caller,
    @Nullable String decision,
    long bytes) {
  private static final int HASH_DIGITS = 32;

  /** How a caller is named in the log: a subject may name a person. */
  enum Naming {
    /** As in the token. */
    CLEAR,
    /** The first half of its SHA-256 digest: the same for the same caller. */
    HASH,
    NONE
  }

  String text(Naming naming) {
    StringBuilder line = new StringBuilder("event=request method=").append(method);
    line.append(" route=").append(route).append(" status=").append(status);
    line.append(" ms=").append(millis);
    if (caller != null && naming != Naming.NONE) {
      line.append(" caller=").append(naming == Naming.CLEAR ? quoted(caller) : hash(caller));
    }
    if (decision != null) line.append(" decision=").append(decision);
    if (bytes >= 0) line.append(" bytes=").append(bytes);
    return line.toString();
  }

  private static String quoted(String caller) {
    return '"' + caller.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String hash(String caller) {
    return Digests.sha256Hex(caller).substring(0, HASH_DIGITS);
  }
}
