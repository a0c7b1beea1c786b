package org.touchstonehub.sharing.request;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.InvalidInput;

/** Instants in parameters and bodies. */
public final class Instants {
  private static final int LAST_YEAR = 9_999;

  private Instants() {}

  /**
   * @return null for null
   * @throws InvalidInput if it is not an ISO 8601 instant with an offset, of the years 1 to 9999
   */
  public static @Nullable Instant of(String name, @Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      OffsetDateTime told = OffsetDateTime.parse(text);
      if (told.getYear() >= 1 && told.getYear() <= LAST_YEAR) return told.toInstant();
      throw wrong(name, null);
    } catch (DateTimeParseException notOne) {
      throw wrong(name, notOne);
    }
  }

  private static InvalidInput wrong(String name, @Nullable Throwable cause) {
    return new InvalidInput(
        "instant",
        "'%s' takes an instant with offset of the years 1 to 9999, such as 2026-01-31T09:30:00Z."
            .formatted(name),
        cause);
  }
}
