package org.touchstonehub.mdm.golden;

import java.util.UUID;
import org.touchstonehub.failure.InvalidInput;

/** The name of a golden record: a UUIDv7, stable across re-matches. Ordered by age. */
public record GoldenId(UUID value) implements Comparable<GoldenId> {
  /**
   * @throws InvalidInput if the text is not a UUID
   */
  public static GoldenId fromString(String text) {
    try {
      UUID value = UUID.fromString(text);
      if (value.toString().equalsIgnoreCase(text)) return new GoldenId(value);
    } catch (IllegalArgumentException e) {
      // Told below, in the same words as a text that UUID would have mended.
    }
    throw new InvalidInput(
        "golden-id", "A golden id is a UUID of 36 characters; this is something else.");
  }

  /** Unsigned, so that it is the order of PostgreSQL. */
  @Override
  public int compareTo(GoldenId other) {
    int high =
        Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(
            value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
