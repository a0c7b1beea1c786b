package org.touchstonehub.mdm.golden;

import com.fasterxml.jackson.core.type.TypeReference;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.mdm.database.Digests;
import org.touchstonehub.mdm.database.Json;

/**
 * Where a search goes on, and only the search that it was made for.
 *
 * @param search tells searches apart
 * @param isRetired whether the records are all told and retired ids follow
 * @param until up to when the first page knew what was recorded; null where nothing was
 * @param after the last id of the page before
 * @param keys what its record is sorted by, as texts, null for a missing value; none where retired
 *     ids follow or the order is that of ids
 */
record Cursor(
    String search,
    boolean isRetired,
    @Nullable Instant until,
    UUID after,
    List<@Nullable String> keys) {
  static final UUID BEFORE_ALL = new UUID(0, 0);

  private static final int SEARCH_BYTES = 8;
  private static final long NEVER = Long.MIN_VALUE;
  private static final TypeReference<List<@Nullable String>> TEXTS = new TypeReference<>() {};

  /**
   * Where the search's page begins.
   *
   * @return null for its first page
   * @throws InvalidInput if the cursor was not made for this search
   */
  static @Nullable Cursor of(GoldenSearch search) {
    if (search.cursor() == null) return null;
    String expected = nameOf(search);
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(search.cursor()));
      byte[] name = new byte[SEARCH_BYTES];
      bytes.get(name);
      if (!Arrays.equals(name, HexFormat.of().parseHex(expected))) throw invalid();
      boolean isRetired = bytes.get() == 1;
      long seconds = bytes.getLong();
      int nanos = bytes.getInt();
      UUID after = new UUID(bytes.getLong(), bytes.getLong());
      byte[] keys = new byte[bytes.remaining()];
      bytes.get(keys);
      Cursor cursor =
          new Cursor(
              expected,
              isRetired,
              seconds == NEVER ? null : Instant.ofEpochSecond(seconds, nanos),
              after,
              keys.length == 0
                  ? List.of()
                  : Json.read(
                      new String(Seal.open(keys, expected), StandardCharsets.UTF_8), TEXTS));
      if (cursor.keys == null || cursor.keys.size() != (isRetired ? 0 : search.sort().size()))
        throw invalid();
      return cursor;
    } catch (BufferUnderflowException | DateTimeException | GeneralSecurityException notOne) {
      throw invalid();
    } catch (IllegalArgumentException | IllegalStateException notOne) {
      throw invalid();
    }
  }

  /** The cursor of the page that begins after this. */
  String text() {
    byte[] texts =
        keys.isEmpty()
            ? new byte[0]
            : Seal.close(Json.write(keys).getBytes(StandardCharsets.UTF_8), search);
    ByteBuffer bytes = ByteBuffer.allocate(SEARCH_BYTES + 1 + 12 + 16 + texts.length);
    bytes.put(HexFormat.of().parseHex(search));
    bytes.put((byte) (isRetired ? 1 : 0));
    bytes.putLong(until == null ? NEVER : until.getEpochSecond());
    bytes.putInt(until == null ? 0 : until.getNano());
    bytes.putLong(after.getMostSignificantBits()).putLong(after.getLeastSignificantBits());
    bytes.put(texts);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  static void checkLimit(int limit, int largest) {
    if (limit < 1 || limit > largest) {
      throw new InvalidInput("limit", "The limit must be between 1 and %d.".formatted(largest));
    }
  }

  /** What makes a search another one, in short. */
  static String nameOf(GoldenSearch search) {
    List<String> parts = new ArrayList<>();
    parts.add(search.domain());
    parts.add(ConditionJson.write(search.filter()).toString());
    parts.add(ConditionJson.write(search.condition()).toString());
    parts.add(search.clear() == null ? "" : new TreeSet<>(search.clear()).toString());
    parts.add(String.valueOf(search.updatedSince()));
    search.sort().forEach(order -> parts.add(order.toString()));
    return Digests.sha256Hex(String.join("\n", parts)).substring(0, 2 * SEARCH_BYTES);
  }

  static InvalidInput invalid() {
    return new InvalidInput(
        "cursor", "The cursor does not belong to this search; start again without one.");
  }
}
