package org.touchstonehub.mdm.golden;

import java.util.List;

/** What a golden id leads to. */
public sealed interface Found {
  /** The id is active. */
  record Current(GoldenRecord golden) implements Found {}

  /**
   * The id is retired.
   *
   * @param successors active ids that its records went to, most records first; empty if all were
   *     deleted
   */
  record Retired(GoldenId id, String domain, List<GoldenId> successors) implements Found {
    public Retired {
      successors = List.copyOf(successors);
    }
  }
}
