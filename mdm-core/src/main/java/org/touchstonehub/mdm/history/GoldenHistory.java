package org.touchstonehub.mdm.history;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.mdm.command.CommandView;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.golden.GoldenRecord;

/**
 * What a golden record was, and what brought it about.
 *
 * @param versions a page of them, the newest first
 * @param members every time that a source record belonged to it, the oldest first
 * @param retirements every time that it was retired, the oldest first
 * @param commands the newest that changed it or were about it, the newest first
 */
public record GoldenHistory(
    GoldenId id,
    String domain,
    boolean isActive,
    List<Version> versions,
    List<Membership> members,
    List<Retirement> retirements,
    List<CommandView> commands) {
  /**
   * A version.
   *
   * @param golden with the sources that it had
   * @param until when it was no longer so; null for the current one
   * @param by the command that wrote it; null where it came by a source or a batch
   */
  public record Version(GoldenRecord golden, @Nullable Instant until, @Nullable CommandView by) {}

  public GoldenHistory {
    versions = List.copyOf(versions);
    members = List.copyOf(members);
    retirements = List.copyOf(retirements);
    commands = List.copyOf(commands);
  }

  /** The same with these versions and members. */
  public GoldenHistory showing(List<Version> shown, List<Membership> shownMembers) {
    return new GoldenHistory(id, domain, isActive, shown, shownMembers, retirements, commands);
  }

  /** What of it was so at an instant, and which commands had been given. */
  public GoldenHistory asOf(Instant at) {
    return new GoldenHistory(
        id,
        domain,
        // a golden record has source records for as long as it is there
        members.stream().anyMatch(one -> holds(one.from(), one.to(), at)),
        versions.stream().filter(one -> holds(one.golden().recorded(), one.until(), at)).toList(),
        members.stream().filter(one -> holds(one.from(), one.to(), at)).toList(),
        retirements.stream().filter(one -> holds(one.retired(), one.revived(), at)).toList(),
        commands.stream().filter(one -> !one.recorded().isAfter(at)).toList());
  }

  private static boolean holds(Instant from, @Nullable Instant to, Instant at) {
    return !from.isAfter(at) && (to == null || to.isAfter(at));
  }
}
