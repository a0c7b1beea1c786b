package org.touchstonehub.mdm.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.survive.Correction;
import org.touchstonehub.match.survive.GoldenValue;
import org.touchstonehub.mdm.change.ChangeSet;
import org.touchstonehub.mdm.change.Changing;
import org.touchstonehub.mdm.change.NewCorrection;
import org.touchstonehub.mdm.change.Proposal;
import org.touchstonehub.mdm.change.StaleGolden;
import org.touchstonehub.mdm.database.Ids;
import org.touchstonehub.mdm.golden.GoldenRecord;
import org.touchstonehub.mdm.golden.GoldenRecords;
import org.touchstonehub.mdm.link.Anchored;
import org.touchstonehub.mdm.link.Corrections;
import org.touchstonehub.mdm.link.Situations;
import org.touchstonehub.mdm.model.ActiveModels;
import org.touchstonehub.mdm.source.NewVersion;
import org.touchstonehub.mdm.source.SourceSystems;

/**
 * Corrections of golden values. Each is a source record of its own, which goes where the records go
 * that it corrects, is seen among them, and can be undone.
 */
@ApplicationScoped
@Transactional
public class Edits {
  private Members members;
  private GoldenRecords golden;
  private Pins pins;
  private Situations situations;
  private ActiveModels models;
  private SourceSystems systems;
  private Execution execution;
  private Clock clock;
  private Ids ids;

  @SuppressWarnings("NullAway.Init")
  protected Edits() {}

  @Inject
  public Edits(
      Members members,
      GoldenRecords golden,
      Pins pins,
      Situations situations,
      ActiveModels models,
      SourceSystems systems,
      Changing changing,
      CommandBook book,
      Clock clock,
      Ids ids) {
    this.members = members;
    this.golden = golden;
    this.pins = pins;
    this.situations = situations;
    this.models = models;
    this.systems = systems;
    this.execution = new Execution(changing, book);
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Gives a golden record values that hold whatever its source records say, as far as the model
   * lets them; of several edits of an attribute the last counts.
   *
   * @param values by attribute name; null where there is to be no value
   * @throws StaleGolden if it is not what the caller saw
   * @throws InvalidInput for values that it cannot have
   */
  public CommandDone edit(
      Seen seen, Map<String, @Nullable String> values, Order order, boolean isPreview) {
    return correct(CommandKind.EDIT, seen, values, null, order, isPreview);
  }

  /**
   * Gives a golden record values until an instant, whatever its source records and edits say.
   *
   * @param values by attribute name; null where there is to be no value
   * @param until after now
   */
  public CommandDone pin(
      Seen seen,
      Map<String, @Nullable String> values,
      Instant until,
      Order order,
      boolean isPreview) {
    // what is stored has microseconds, and a preview tells the same
    Instant end = until.truncatedTo(ChronoUnit.MICROS);
    if (!end.isAfter(clock.instant())) {
      throw new InvalidInput("pin", "A pin ends in the future; name a later instant.");
    }
    return correct(CommandKind.PIN, seen, values, end, order, isPreview);
  }

  /**
   * Takes the pins of an attribute away before their end.
   *
   * @throws InvalidInput if it has none
   */
  public CommandDone unpin(Seen seen, String attribute, Order order, boolean isPreview) {
    String domain = members.domainOf(Set.of(seen.id()));
    Set<SourceKey> records = members.hold(domain, seen, isPreview);
    Map<SourceKey, Optional<Proposal.Said>> said = new HashMap<>();
    List<ChangeSet.Input> inputs = new ArrayList<>();
    for (NewVersion end : pins.ending(seen.id(), attribute)) {
      said.put(end.key(), Optional.empty());
      inputs.add(end);
    }
    if (inputs.isEmpty()) {
      throw new InvalidInput(
          "unpin",
          "Golden record %s has no pin of '%s'; look at its members."
              .formatted(seen.id(), attribute));
    }
    Proposal proposal = proposal(domain, seen, said, records, inputs);
    return execution.of(CommandKind.UNPIN, proposal, order, Execution.Beside.NOTHING, isPreview);
  }

  private CommandDone correct(
      CommandKind kind,
      Seen seen,
      Map<String, @Nullable String> wanted,
      @Nullable Instant until,
      Order order,
      boolean isPreview) {
    String domain = members.domainOf(Set.of(seen.id()));
    CorrectedValues values = CorrectedValues.of(models.require(domain).model(), wanted);
    Set<SourceKey> records = members.hold(domain, seen, isPreview);
    if (!isPreview) systems.reserve(Corrections.systemOf(domain), domain);
    SourceKey key = new SourceKey(Corrections.systemOf(domain), ids.next().toString());
    Anchored anchored =
        new Anchored(
            new Correction.Terms(until, values.withheld(), seen(records, values)),
            anchors(seen, records, values));
    Proposal proposal =
        proposal(
            domain,
            seen,
            Map.of(key, Optional.of(new Proposal.Said(values.given(), null, 1))),
            records,
            List.of(
                new NewVersion(key, 1, values.given(), null), new NewCorrection(key, anchored)));
    return execution.of(kind, proposal, order, Execution.Beside.NOTHING, isPreview);
  }

  private Proposal proposal(
      String domain,
      Seen seen,
      Map<SourceKey, Optional<Proposal.Said>> said,
      Set<SourceKey> records,
      List<? extends ChangeSet.Input> inputs) {
    return new Proposal(
        domain,
        ids.next(),
        ChangeSet.Origin.STEWARD,
        said,
        records,
        Proposal.Ruling.AS_IS,
        Map.of(),
        Map.of(seen.id(), seen.version()),
        () -> true,
        List.copyOf(inputs));
  }

  /** The records that the corrected values came from, and then the others in the order of keys. */
  private List<SourceKey> anchors(Seen seen, Set<SourceKey> records, CorrectedValues values) {
    GoldenRecord now =
        golden.all(List.of(seen.id())).stream()
            .findFirst()
            .orElseThrow(() -> new StaleGolden(seen.id()));
    Set<SourceKey> anchors = new LinkedHashSet<>();
    for (String attribute : values.attributes()) {
      GoldenValue value = now.values().get(attribute);
      if (value != null && records.contains(value.source())) anchors.add(value.source());
    }
    anchors.addAll(records);
    return List.copyOf(anchors);
  }

  private Map<SourceKey, Map<String, String>> seen(Set<SourceKey> records, CorrectedValues values) {
    Map<SourceKey, Map<String, String>> seen = new HashMap<>();
    situations
        .current(records)
        .forEach(
            (key, record) -> {
              Map<String, String> said = new HashMap<>(record.values());
              said.keySet().retainAll(values.attributes());
              seen.put(key, said);
            });
    return seen;
  }
}
