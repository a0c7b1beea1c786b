package org.touchstonehub.mdm.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.command.CommandDone;
import org.touchstonehub.mdm.command.Commands;
import org.touchstonehub.mdm.command.Order;
import org.touchstonehub.mdm.command.Seen;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.golden.GoldenRecord;
import org.touchstonehub.mdm.testing.GroupMatching;
import org.touchstonehub.mdm.testing.MasterData;
import org.touchstonehub.mdm.testing.MembersMatching;

class IdentityTest {
  private static final Order ORDER = new Order("anna", "so it is");

  private static MasterData data;
  private static Identity identity;

  @BeforeAll
  static void open() {
    data = new MasterData();
    identity = new Identity(data.database);
  }

  @AfterAll
  static void close() {
    data.close();
  }

  private static Instant now() {
    data.hub.clock().advance(Duration.ofMinutes(1));
    return data.hub.clock().instant();
  }

  @Test
  void links_redirects_and_decisions_are_told_as_of_any_instant() {
    String domain =
        data.domainOfItsOwn(
            """
            model: %s
            description: A firm.
            id: id
            attributes:
              name: { type: organisation, term: Legal name }
              group: { type: category, term: What it is grouped by }
            """);
    SourceKey a = new SourceKey(domain, "a");
    SourceKey b = new SourceKey(domain, "b");
    data.put(a, "name", "Firm A", "group", "1");
    data.put(b, "name", "Firm B", "group", "2");
    GoldenRecord one = data.of(a);
    GoldenRecord other = data.of(b);
    Commands commands =
        data.commands(MembersMatching.ofAll(data.database, new GroupMatching(data)));
    Instant apart = now();
    now();
    CommandDone merge =
        data.hub.in(
            () ->
                commands.merge(
                    List.of(
                        new Seen(one.id(), one.version()), new Seen(other.id(), other.version())),
                    ORDER,
                    false));
    GoldenId kept = data.idOf(a);
    GoldenId gone = kept.equals(one.id()) ? other.id() : one.id();
    Instant together = now();
    now();
    CommandDone undo = data.hub.in(() -> commands.undo(merge.id(), ORDER, false));
    Instant apartAgain = now();

    SourceKey moved = gone.equals(one.id()) ? a : b;
    assertThat(List.of(apart, together, apartAgain))
        .map(at -> data.hub.in(() -> identity.homeOf(moved, at)).orElseThrow())
        .containsExactly(gone, kept, gone);
    assertThat(data.hub.in(() -> identity.homeOf(moved, Instant.EPOCH))).isEmpty();
    assertThat(data.hub.in(() -> identity.successorsOf(gone, together))).containsExactly(kept);
    assertThat(data.hub.in(() -> identity.successorsOf(gone, apart))).isEmpty();
    assertThat(data.hub.in(() -> identity.successorsOf(gone, apartAgain))).isEmpty();
    assertThat(data.hub.in(() -> identity.decidedAt(domain, apart))).isEqualTo(Constraints.NONE);
    assertThat(data.hub.in(() -> identity.decidedAt(domain, together)).mustLink())
        .containsExactly(new Constraints.Pair(a, b));
    assertThat(data.hub.in(() -> identity.decidedAt(domain, apartAgain)))
        .isEqualTo(Constraints.NONE);

    List<Retirement> retirements = data.hub.in(() -> identity.retirementsOf(gone));
    assertThat(retirements).hasSize(1);
    assertThat(retirements.get(0).successors()).containsExactly(kept);
    assertThat(retirements.get(0).retiredBy())
        .isEqualTo(new Cause(merge.id().value(), Cause.Kind.COMMAND));
    assertThat(retirements.get(0).revivedBy())
        .isEqualTo(new Cause(undo.id().value(), Cause.Kind.COMMAND));

    List<Membership> homes = data.hub.in(() -> identity.homesOf(moved));
    assertThat(homes).map(Membership::golden).containsExactly(gone, kept, gone);
    assertThat(homes.get(0).openedBy().kind()).isEqualTo(Cause.Kind.OTHER);
    assertThat(homes.get(1).openedBy().id()).isEqualTo(merge.id().value());
    assertThat(homes.get(2).closedBy()).isNull();
    assertThat(data.hub.in(() -> identity.membersOf(kept)).stream().map(Membership::record))
        .contains(a, b);
  }
}
