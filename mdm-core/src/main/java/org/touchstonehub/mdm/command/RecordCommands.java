package org.touchstonehub.mdm.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.change.ChangeSet;
import org.touchstonehub.mdm.change.Changing;
import org.touchstonehub.mdm.change.Proposal;
import org.touchstonehub.mdm.database.Ids;
import org.touchstonehub.mdm.model.ActiveModels;
import org.touchstonehub.mdm.source.NewVersion;
import org.touchstonehub.mdm.source.ReservedSystem;
import org.touchstonehub.mdm.source.SourceRecord;
import org.touchstonehub.mdm.source.SourceRecords;
import org.touchstonehub.mdm.source.SourceSystems;
import org.touchstonehub.mdm.source.StaleVersion;
import org.touchstonehub.mdm.source.UnknownSystem;

/**
 * Commands on a source record: what a system would send, but ordered by somebody who says why, and
 * undone by {@link Commands#undo}. The record is matched and golden records change at once.
 */
@ApplicationScoped
@Transactional
public class RecordCommands {
  private SourceSystems systems;
  private SourceRecords records;
  private ActiveModels models;
  private CommandBook book;
  private Changing changing;
  private Ids ids;

  @SuppressWarnings("NullAway.Init")
  protected RecordCommands() {}

  @Inject
  public RecordCommands(
      SourceSystems systems,
      SourceRecords records,
      ActiveModels models,
      CommandBook book,
      Changing changing,
      Ids ids) {
    this.systems = systems;
    this.records = records;
    this.models = models;
    this.book = book;
    this.changing = changing;
    this.ids = ids;
  }

  /**
   * Sends a record that is not there.
   *
   * @param mayBe asked when nobody else can send or change a record that this one could match:
   *     whether it is to be sent after all
   * @return empty, with nothing written, if it is not
   * @throws TouchstoneException of kind conflict if the record is there already
   * @throws UnknownSystem if nobody registered the system of the key
   * @throws ReservedSystem if the system holds what stewards say
   * @throws InvalidInput if the key or a value cannot be taken
   */
  public Optional<CommandDone> create(
      SourceKey key,
      Map<String, String> attributes,
      Order order,
      boolean isPreview,
      BooleanSupplier mayBe) {
    String domain = systems.requireWritable(key.system());
    SourceRecords.checkKey(key);
    Map<String, String> values = SourceRecords.clean(models.require(domain).model(), attributes);
    hold(domain, key, isPreview);
    Optional<SourceRecord> before = records.find(key);
    if (before.isPresent() && !before.get().deleted()) {
      throw new TouchstoneException(
          TouchstoneException.Kind.CONFLICT,
          "source-record-exists",
          "The source system has a record of that key already; send its new version by PUT.");
    }
    int version = before.map(SourceRecord::version).orElse(0) + 1;
    Changing.Draft draft = draft(domain, key, values, version, isPreview);
    if (!mayBe.getAsBoolean()) return Optional.empty();
    return Optional.of(carryOut(CommandKind.CREATE, draft, order, isPreview));
  }

  /**
   * Takes a record away. It leaves its golden record, which may come apart, or is retired if it was
   * the last one.
   *
   * @param version that the caller saw
   * @throws TouchstoneException of kind not found if the record is not there
   * @throws StaleVersion if it has another version
   */
  public CommandDone delete(SourceKey key, int version, Order order, boolean isPreview) {
    String domain = systems.requireWritable(key.system());
    hold(domain, key, isPreview);
    SourceRecord before =
        records
            .find(key)
            .filter(found -> !found.deleted())
            .orElseThrow(
                () ->
                    new TouchstoneException(
                        TouchstoneException.Kind.NOT_FOUND,
                        "no-such-source-record",
                        "The hub has no such record, or it was deleted before."));
    if (before.version() != version) throw new StaleVersion();
    Changing.Draft draft = draft(domain, key, null, version + 1, isPreview);
    return carryOut(CommandKind.DELETE_RECORD, draft, order, isPreview);
  }

  private void hold(String domain, SourceKey key, boolean isPreview) {
    if (isPreview) return;
    records.join(key.system());
    changing.begin(domain, List.of(key));
  }

  private Changing.Draft draft(
      String domain,
      SourceKey key,
      @Nullable Map<String, String> values,
      int version,
      boolean isPreview) {
    UUID cause = ids.next();
    Optional<Proposal.Said> said =
        Optional.ofNullable(values).map(there -> new Proposal.Said(there, null, version));
    List<NewVersion> inputs = List.of(new NewVersion(key, version, values, null));
    return changing.draft(
        Proposal.said(domain, cause, Map.of(key, said), inputs).ordered(), !isPreview);
  }

  private CommandDone carryOut(
      CommandKind kind, Changing.Draft draft, Order order, boolean isPreview) {
    if (isPreview) return new CommandDone(null, draft.set(), List.of());
    ChangeSet set = changing.write(draft);
    book.write(kind, order, set, List.of(), null);
    return new CommandDone(new CommandId(set.cause()), set, List.of());
  }
}
