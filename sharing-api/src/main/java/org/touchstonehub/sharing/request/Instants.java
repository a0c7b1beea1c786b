package org.touchstonehub.sharing.request;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.InvalidInput;

/** Instants in parameters and bodies. */
public final class Instants {
  private Instants() {}

  /**
   * @return null for null
   * @throws InvalidInput if it is not an ISO 8601 instant with an offset
   */
  public static @Nullable Instant of(String name, @Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException notOne) {
      throw new InvalidInput(
          "instant",
          "'%s' takes an instant with offset, such as 2026-01-31T09:30:00Z.".formatted(name),
          notOne);
    }
  }
}
