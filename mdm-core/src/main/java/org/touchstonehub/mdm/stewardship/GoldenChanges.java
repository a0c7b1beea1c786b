package org.touchstonehub.mdm.stewardship;

import java.util.List;
import org.touchstonehub.mdm.change.ChangeSet;
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

  /** Those of a change. */
  static GoldenChanges of(ChangeSet set) {
    return new GoldenChanges(
        set.of(ChangeSet.GoldenKind.CREATED, ChangeSet.GoldenKind.REVIVED),
        set.of(ChangeSet.GoldenKind.CHANGED),
        set.of(ChangeSet.GoldenKind.RETIRED));
  }
}
