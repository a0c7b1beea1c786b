package org.touchstonehub.mdm.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.mdm.change.ChangeSet;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Row;
import org.touchstonehub.mdm.golden.GoldenId;

/** The commands that were carried out. */
@ApplicationScoped
@Transactional
public class CommandBook {
  private static final String COMMAND =
      """
      select c.*, u.id as undone_by, coalesce((
        select array_agg(g.golden_id order by g.golden_id) from mdm.command_golden g
        where g.command = c.id), '{}') as golden
      from mdm.command c left join mdm.command u on u.undoes = c.id
      """;

  private Database database;

  @SuppressWarnings("NullAway.Init")
  protected CommandBook() {}

  @Inject
  public CommandBook(Database database) {
    this.database = database;
  }

  /**
   * @throws TouchstoneException of kind not found if there is no such command
   */
  public CommandView find(CommandId id) {
    return database
        .sql(COMMAND + "where c.id = :id")
        .set("id", id.value())
        .first(CommandBook::read)
        .orElseThrow(
            () ->
                new TouchstoneException(
                    TouchstoneException.Kind.NOT_FOUND,
                    "command",
                    "There is no command %s; list those of a golden record.".formatted(id)));
  }

  /**
   * Commands of some domains, the newest first.
   *
   * @param golden only those that changed it; null for all
   * @param before only those that were carried out before this one; null for the newest
   */
  public List<CommandView> recent(
      Collection<String> domains,
      @Nullable GoldenId golden,
      @Nullable CommandId before,
      int limit) {
    return database
        .sql(
            COMMAND
                + """
                where c.domain = any(:domains)
                  and (cast(:before as uuid) is null or c.id < :before)
                  and (cast(:golden as uuid) is null or exists (
                    select from mdm.command_golden g
                    where g.golden_id = :golden and g.command = c.id))
                order by c.id desc limit :limit""")
        .set("domains", domains.toArray(String[]::new))
        .set("before", before == null ? null : before.value())
        .set("golden", golden == null ? null : golden.value())
        .set("limit", limit)
        .list(CommandBook::read);
  }

  /**
   * @param about golden records that it is about, beside those that it changed
   */
  void write(
      CommandKind kind,
      Order order,
      ChangeSet set,
      Collection<GoldenId> about,
      @Nullable CommandId undoes) {
    Set<GoldenId> golden = new TreeSet<>(about);
    for (ChangeSet.GoldenChange change : set.golden()) golden.add(change.id());
    database
        .sql(
            """
            insert into mdm.command (id, domain, kind, actor, reason, recorded, undoes)
            values (:id, :domain, :kind, :actor, :reason, :at, cast(:undoes as uuid))""")
        .set("id", set.cause())
        .set("domain", set.domain())
        .set("kind", kind.name())
        .set("actor", order.actor())
        .set("reason", order.reason())
        .set("at", set.at())
        .set("undoes", undoes == null ? null : undoes.value())
        .update();
    database
        .sql(
            """
            insert into mdm.command_golden (golden_id, command)
            select id, :command from unnest(:ids) as g (id)""")
        .set("command", set.cause())
        .set("ids", golden.stream().map(GoldenId::value).toArray(UUID[]::new))
        .update();
  }

  private static CommandView read(Row row) throws SQLException {
    return new CommandView(
        new CommandId(row.uuid("id")),
        row.text("domain"),
        CommandKind.valueOf(row.text("kind")),
        row.text("actor"),
        row.text("reason"),
        row.instant("recorded"),
        id(row.maybeUuid("undoes")),
        id(row.maybeUuid("undone_by")),
        Arrays.stream(row.uuids("golden")).map(GoldenId::new).toList());
  }

  private static @Nullable CommandId id(@Nullable UUID id) {
    return id == null ? null : new CommandId(id);
  }
}
