package org.touchstonehub.sharing.front;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.touchstonehub.sharing.problem.Repeated;

/**
 * What is wrong with the address of a request before anybody decodes it. The server answers some of
 * it with an empty page, some with 200, and mends the rest in silence.
 */
final class RawAddress {
  private static final Pattern DOT = Pattern.compile("%2E", Pattern.CASE_INSENSITIVE);
  private static final Pattern SLASH = Pattern.compile("%2F", Pattern.CASE_INSENSITIVE);

  private RawAddress() {}

  /**
   * @param path as it came, one char a byte
   * @param query as it came, without the question mark; empty for none
   * @return what to tell the caller, without any value
   */
  static Optional<String> fault(String path, String query) {
    Optional<String> ofPath = fault("The path", path, false);
    if (ofPath.isPresent()) return ofPath;
    if (path.indexOf('\\') >= 0 || path.toUpperCase(java.util.Locale.ROOT).contains("%5C")) {
      return Optional.of("The path holds a backslash, which no address of this server has.");
    }
    if (hasDotSegment(path)) {
      return Optional.of(
          "The path holds a part '.' or '..', encoded or not; write the address without it.");
    }
    for (String parameter : query.split("&", -1)) {
      int equals = parameter.indexOf('=');
      String name = equals < 0 ? parameter : parameter.substring(0, equals);
      Optional<String> ofName = fault("The name of a query parameter", name, true);
      if (ofName.isPresent()) return ofName;
      String place = "The query parameter '%s'".formatted(Repeated.name(name));
      Optional<String> ofValue = fault(place, parameter.substring(name.length()), true);
      if (ofValue.isPresent()) return ofValue;
    }
    return Optional.empty();
  }

  /**
   * The server decodes slashes and dots before it follows such parts, so that an address below
   * {@code /api} in the eyes of a proxy would lead out of it.
   */
  private static boolean hasDotSegment(String path) {
    String decoded = SLASH.matcher(DOT.matcher(path).replaceAll(".")).replaceAll("/");
    return Arrays.stream(decoded.split("/"))
        .map(part -> part.replaceFirst(";.*", ""))
        .anyMatch(part -> part.equals(".") || part.equals(".."));
  }

  private static Optional<String> fault(String place, String raw, boolean isForm) {
    byte[] decoded = new byte[raw.length()];
    int length = 0;
    for (int i = 0; i < raw.length(); i++) {
      char next = raw.charAt(i);
      if (next == '%') {
        if (i + 2 >= raw.length()
            || !HexFormat.isHexDigit(raw.charAt(i + 1))
            || !HexFormat.isHexDigit(raw.charAt(i + 2))) {
          return Optional.of(
              place + " holds a '%' without two hexadecimal digits after it; write it as %25.");
        }
        decoded[length++] = (byte) HexFormat.fromHexDigits(raw, i + 1, i + 3);
        i += 2;
      } else {
        decoded[length++] = (byte) (isForm && next == '+' ? ' ' : next);
      }
      if (decoded[length - 1] == 0) {
        return Optional.of(place + " holds U+0000, which nothing here is called by; leave it out.");
      }
    }
    return isUtf8(decoded, length)
        ? Optional.empty()
        : Optional.of(place + " is not UTF-8; encode the text as UTF-8 and then by percent.");
  }

  private static boolean isUtf8(byte[] bytes, int length) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
      return true;
    } catch (CharacterCodingException notUtf8) {
      return false;
    }
  }
}
