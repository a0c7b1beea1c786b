package org.touchstonehub.mdm.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.change.Attempts;
import org.touchstonehub.mdm.change.ChangeSet;
import org.touchstonehub.mdm.change.Changing;
import org.touchstonehub.mdm.change.Proposal;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Ids;
import org.touchstonehub.mdm.database.Transactions;

/**
 * Writes the versions and events that only time brings: those of pins that came to their end. Any
 * number of processes may look at once; one of them ends the pin.
 */
@ApplicationScoped
public class PinExpiry {
  private static final int AT_ONCE = 200;

  private Database database;
  private Transactions transactions;
  private Pins pins;
  private Changing changing;
  private Clock clock;
  private Ids ids;

  @SuppressWarnings("NullAway.Init")
  protected PinExpiry() {}

  @Inject
  public PinExpiry(
      Database database,
      Transactions transactions,
      Pins pins,
      Changing changing,
      Clock clock,
      Ids ids) {
    this.database = database;
    this.transactions = transactions;
    this.pins = pins;
    this.changing = changing;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Ends the pins whose end has come, each in a transaction of its own. Where one fails, others who
   * changed the same may have been in the way: the rest is done all the same, and that one by the
   * next look.
   *
   * @return how many
   */
  public int look() {
    List<Pins.Lapsed> lapsed = transactions.alone(() -> pins.lapsed(clock.instant(), AT_ONCE));
    int ended = 0;
    RuntimeException first = null;
    for (Pins.Lapsed pin : lapsed) {
      try {
        if (Attempts.unchecked(() -> transactions.alone(() -> end(pin)))) ended++;
      } catch (RuntimeException failed) {
        // the others are not to wait for this one
        if (first == null) first = failed;
      }
    }
    if (first != null) throw first;
    return ended;
  }

  private boolean end(Pins.Lapsed pin) {
    if (!mine()) return false;
    Set<SourceKey> records = new HashSet<>(pin.anchors());
    records.add(pin.end().key());
    changing.begin(pin.domain(), records);
    if (!pins.isThere(pin.end())) return false;
    changing.carryOut(
        new Proposal(
            pin.domain(),
            ids.next(),
            ChangeSet.Origin.AUTO,
            Map.of(pin.end().key(), Optional.empty()),
            Set.copyOf(pin.anchors()),
            Proposal.Ruling.AS_IS,
            Map.of(),
            Map.of(),
            () -> true,
            List.of(pin.end())));
    return true;
  }

  /** One process ends pins at a time: the others need not wait for it. */
  private boolean mine() {
    return database
        .sql("select pg_try_advisory_xact_lock(hashtextextended('pin-expiry', 0)) as mine")
        .first(row -> row.flag("mine"))
        .orElse(false);
  }
}
