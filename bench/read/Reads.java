package org.touchstonehub.command.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Requests of one kind, asked in turn.
 *
 * @param purpose of a read through the gate; absent where nothing is governed
 */
record Reads(String name, List<String> paths, @Nullable String purpose) {
  static final String PURPOSE = "CustomerCare";

  /** Does nothing, and so tells what the server alone takes. */
  static final Reads LIVE = new Reads("live", List.of("/health/live"), null);

  boolean isGoverned() {
    return purpose != null;
  }
}
