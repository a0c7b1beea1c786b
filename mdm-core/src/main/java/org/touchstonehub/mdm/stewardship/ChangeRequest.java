package org.touchstonehub.mdm.stewardship;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.golden.GoldenId;

/**
 * What somebody without the right to change golden records wants of one.
 *
 * @param command what a steward would order
 * @param with for a merge: the others, as the requester saw them
 * @param parts for a split
 * @param attributes for an edit: values by attribute, null for one that is to have none
 * @param requester the subject of who asks
 * @param reason for the steward
 */
public record ChangeRequest(
    Command command,
    GoldenId golden,
    List<GoldenId> with,
    List<List<SourceKey>> parts,
    Map<String, @Nullable String> attributes,
    String requester,
    String reason) {
  /** What can be asked for. */
  public enum Command {
    MERGE,
    SPLIT,
    EDIT
  }

  public ChangeRequest {
    with = List.copyOf(with);
    parts = parts.stream().map(List::copyOf).toList();
  }
}
