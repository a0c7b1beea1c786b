package org.touchstonehub.mdm.golden;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.mdm.database.Digests;

/** Where a search goes on: after an id, and only for the search that it was made for. */
record Cursor(UUID after, String search) {
  private static final UUID BEFORE_ALL = new UUID(0, 0);
  private static final int SEARCH_BYTES = 8;

  /**
   * @param text what {@link #to} gave, or null for the beginning
   * @throws InvalidInput if it was not made for this search
   */
  static Cursor of(@Nullable String text, String domain, Condition condition) {
    String search = searchOf(domain, condition);
    if (text == null) return new Cursor(BEFORE_ALL, search);
    byte[] bytes = decode(text);
    byte[] expected = HexFormat.of().parseHex(search);
    if (bytes.length != SEARCH_BYTES + 16
        || !Arrays.equals(Arrays.copyOf(bytes, SEARCH_BYTES), expected)) {
      throw invalid();
    }
    ByteBuffer id = ByteBuffer.wrap(bytes, SEARCH_BYTES, 16);
    return new Cursor(new UUID(id.getLong(), id.getLong()), search);
  }

  /** The cursor of the page that begins after this id. */
  String to(UUID last) {
    ByteBuffer bytes = ByteBuffer.allocate(SEARCH_BYTES + 16);
    bytes.put(HexFormat.of().parseHex(search));
    bytes.putLong(last.getMostSignificantBits()).putLong(last.getLeastSignificantBits());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  static void checkLimit(int limit, int largest) {
    if (limit < 1 || limit > largest) {
      throw new InvalidInput("limit", "The limit must be between 1 and %d.".formatted(largest));
    }
  }

  private static String searchOf(String domain, Condition condition) {
    return Digests.sha256Hex(domain + "\n" + ConditionJson.write(condition))
        .substring(0, 2 * SEARCH_BYTES);
  }

  private static byte[] decode(String text) {
    try {
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
  }

  private static InvalidInput invalid() {
    return new InvalidInput(
        "cursor", "The cursor does not belong to this search; start again without one.");
  }
}
