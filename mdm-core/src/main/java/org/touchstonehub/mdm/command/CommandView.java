package org.touchstonehub.mdm.command;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.mdm.golden.GoldenId;

/**
 * A command that was carried out. It names records and holds no values of theirs.
 *
 * @param undoes the command that this one undid, or null
 * @param undoneBy the command that undid this one, or null
 * @param golden the golden records that it changed, in the order of ids
 */
public record CommandView(
    CommandId id,
    String domain,
    CommandKind kind,
    String actor,
    String reason,
    Instant recorded,
    @Nullable CommandId undoes,
    @Nullable CommandId undoneBy,
    List<GoldenId> golden) {
  public CommandView {
    golden = List.copyOf(golden);
  }
}
