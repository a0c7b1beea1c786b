package org.touchstonehub.mdm.golden;

import java.util.UUID;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.mdm.database.Uuids;

/** The name of a golden record: a UUIDv7, stable across re-matches. Ordered by age. */
public record GoldenId(UUID value) implements Comparable<GoldenId> {
  /**
   * @throws InvalidInput if the text is not a UUID
   */
  public static GoldenId fromString(String text) {
    return Uuids.parse(text)
        .map(GoldenId::new)
        .orElseThrow(
            () ->
                new InvalidInput(
                    "golden-id",
                    "A golden id is a UUID of 36 characters; this is something else."));
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
