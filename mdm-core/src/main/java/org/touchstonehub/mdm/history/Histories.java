package org.touchstonehub.mdm.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.command.CommandBook;
import org.touchstonehub.mdm.command.CommandView;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.golden.GoldenVersions;

/** Tells what golden records were. */
@ApplicationScoped
@Transactional
public class Histories {
  /** The most commands that a history names; there is a list of all. */
  public static final int MOST_COMMANDS = 200;

  private Identity identity;
  private GoldenVersions versions;
  private CommandBook book;

  @SuppressWarnings("NullAway.Init")
  protected Histories() {}

  @Inject
  public Histories(Identity identity, GoldenVersions versions, CommandBook book) {
    this.identity = identity;
    this.versions = versions;
    this.book = book;
  }

  /**
   * @param before only versions with a smaller number
   * @param limit of versions
   */
  public GoldenHistory of(String domain, GoldenId id, int before, int limit) {
    List<Membership> members = identity.membersOf(id);
    List<Retirement> retirements = identity.retirementsOf(id);
    List<CommandView> commands = book.recent(Set.of(domain), id, null, MOST_COMMANDS);
    return new GoldenHistory(
        id,
        domain,
        retirements.stream().allMatch(one -> one.revived() != null),
        versions.all(domain, id, before, limit).stream()
            .map(
                written ->
                    new GoldenHistory.Version(
                        written.golden().withSources(at(members, written.golden().recorded())),
                        written.until(),
                        by(commands, written.golden().recorded())))
            .toList(),
        members,
        retirements,
        commands);
  }

  private static List<SourceKey> at(List<Membership> members, Instant at) {
    return members.stream()
        .filter(one -> !one.from().isAfter(at))
        .filter(one -> one.to() == null || one.to().isAfter(at))
        .map(Membership::record)
        .distinct()
        .sorted()
        .toList();
  }

  private static @Nullable CommandView by(List<CommandView> commands, Instant recorded) {
    for (CommandView command : commands) if (command.recorded().equals(recorded)) return command;
    return null;
  }
}
