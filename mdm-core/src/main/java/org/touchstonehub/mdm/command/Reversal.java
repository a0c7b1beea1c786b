package org.touchstonehub.mdm.command;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.change.ChangeSet;
import org.touchstonehub.mdm.change.Proposal;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Json;
import org.touchstonehub.mdm.database.Row;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.source.NewVersion;
import org.touchstonehub.mdm.stewardship.DecisionPlan;

/** What has to be so that a command is undone. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Reversal {
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private Database database;
  private LockReversal locks;

  @SuppressWarnings("NullAway.Init")
  protected Reversal() {}

  @Inject
  public Reversal(Database database) {
    this.database = database;
    this.locks = new LockReversal(database);
  }

  /**
   * @param plan what becomes of its decisions
   */
  Proposal of(String domain, CommandId command, UUID cause, DecisionPlan plan) {
    Map<SourceKey, GoldenId> wanted = linksBefore(command);
    Map<SourceKey, Optional<Proposal.Said>> said = new TreeMap<>();
    List<ChangeSet.Input> inputs = new ArrayList<>(plan.inputs());
    for (Before before : versionsBefore(command)) {
      said.put(before.key(), Optional.ofNullable(before.said()));
      inputs.add(before.again());
    }
    Set<SourceKey> asked = new TreeSet<>(plan.concerned());
    asked.addAll(wanted.keySet());
    asked.removeAll(said.keySet());
    inputs.addAll(locks.undoing(command));
    return new Proposal(
        domain,
        cause,
        ChangeSet.Origin.STEWARD,
        said,
        asked,
        plan.ruling(),
        wanted,
        Map.of(),
        plan.isStillSo(),
        inputs);
  }

  /** Where all records of the golden records that it changed belonged before. */
  private Map<SourceKey, GoldenId> linksBefore(CommandId command) {
    Map<SourceKey, GoldenId> links = new HashMap<>();
    database
        .sql(
            """
            select x.system, x.key, x.golden_id
            from mdm.command c
            join mdm.command_golden g on g.command = c.id
            join mdm.crosswalk x on x.golden_id = g.golden_id
              and x.recorded_from <= c.recorded and x.opened_by <> c.id
              and (x.recorded_to is null or x.recorded_to > c.recorded or x.closed_by = c.id)
            where c.id = :command""")
        .set("command", command.value())
        .each(
            row ->
                links.put(
                    new SourceKey(row.text("system"), row.text("key")),
                    new GoldenId(row.uuid("golden_id"))));
    return links;
  }

  /**
   * A source record before a command changed it.
   *
   * @param version that it has now, which says what the command wrote
   * @param said null where it was not there
   */
  private record Before(SourceKey key, int version, Proposal.@Nullable Said said) {
    NewVersion again() {
      return new NewVersion(
          key,
          version + 1,
          said == null ? null : said.values(),
          said == null ? null : said.since());
    }
  }

  private List<Before> versionsBefore(CommandId command) {
    return database
        .sql(
            """
            select w.system, w.key, n.version,
              n.deleted = w.deleted and n.digest = w.digest as is_as_written,
              coalesce(not b.deleted, false) as was_there, b.attributes::text as attributes,
              coalesce(b.valid_from, b.recorded_from) as since
            from mdm.source_record w
            join mdm.source_record n
              on n.system = w.system and n.key = w.key and n.recorded_to is null
            left join mdm.source_record b
              on b.system = w.system and b.key = w.key and b.version = w.version - 1
            where w.cause = :command order by w.system, w.key""")
        .set("command", command.value())
        .list(
            row -> {
              if (!row.flag("is_as_written")) throw changedSince(command);
              return new Before(
                  new SourceKey(row.text("system"), row.text("key")),
                  row.integer("version"),
                  row.flag("was_there") ? said(row) : null);
            });
  }

  private static Proposal.Said said(Row row) throws java.sql.SQLException {
    Instant since = row.instant("since");
    return new Proposal.Said(
        Json.read(row.text("attributes"), TEXTS), since, row.integer("version") + 1);
  }

  private static TouchstoneException changedSince(CommandId command) {
    return new TouchstoneException(
        TouchstoneException.Kind.CONFLICT,
        "command-overtaken",
        "A source record that command %s changed was changed again since; correct it as it is now."
            .formatted(command));
  }
}
