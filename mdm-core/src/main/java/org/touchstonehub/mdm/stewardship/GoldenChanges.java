package org.touchstonehub.mdm.stewardship;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.touchstonehub.mdm.golden.GoldenId;

/**
 * What became of golden records; each is named once, in the order of ids.
 *
 * @param made that are new, or back after they were retired
 * @param changed that were there and got another version: other records, or other values
 * @param retired that are no more; reading one leads to its successors
 */
public record GoldenChanges(List<GoldenId> made, List<GoldenId> changed, List<GoldenId> retired) {
  public static final GoldenChanges NONE = new GoldenChanges(List.of(), List.of(), List.of());

  public GoldenChanges {
    made = List.copyOf(made);
    changed = List.copyOf(changed);
    retired = List.copyOf(retired);
  }

  /**
   * @param before current version of each golden record that there was
   * @param after the same of those that there are
   */
  static GoldenChanges between(Map<UUID, Integer> before, Map<UUID, Integer> after) {
    return new GoldenChanges(
        after.keySet().stream()
            .filter(id -> !before.containsKey(id))
            .sorted()
            .map(GoldenId::new)
            .toList(),
        after.keySet().stream()
            .filter(id -> before.containsKey(id) && !Objects.equals(before.get(id), after.get(id)))
            .sorted()
            .map(GoldenId::new)
            .toList(),
        before.keySet().stream()
            .filter(id -> !after.containsKey(id))
            .sorted()
            .map(GoldenId::new)
            .toList());
  }
}
