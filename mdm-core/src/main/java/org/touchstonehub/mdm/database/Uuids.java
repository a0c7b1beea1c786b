package org.touchstonehub.mdm.database;

import java.util.Optional;
import java.util.UUID;

/** Reads UUIDs as strictly as they are written. */
public final class Uuids {
  private Uuids() {}

  /** Empty unless the text has the 36 characters of a UUID; {@code UUID} itself is laxer. */
  public static Optional<UUID> parse(String text) {
    try {
      UUID value = UUID.fromString(text);
      return value.toString().equalsIgnoreCase(text) ? Optional.of(value) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
