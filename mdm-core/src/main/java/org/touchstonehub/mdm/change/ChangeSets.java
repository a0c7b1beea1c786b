package org.touchstonehub.mdm.change;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.change.ChangeSet.GoldenChange;
import org.touchstonehub.mdm.change.ChangeSet.GoldenKind;
import org.touchstonehub.mdm.change.ChangeSet.LinkChange;
import org.touchstonehub.mdm.change.Follower.Turn;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.golden.GoldenContent;
import org.touchstonehub.mdm.golden.GoldenId;

/**
 * Writes change sets: links, golden ids and golden records, and then whatever follows. All versions
 * are closed, none is overwritten.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class ChangeSets {
  private Database database;
  private List<Follower> followers;

  @SuppressWarnings("NullAway.Init")
  protected ChangeSets() {}

  @Inject
  public ChangeSets(Database database, Instance<Follower> followers) {
    this(database, followers.stream().toList());
  }

  /** With these followers. */
  public ChangeSets(Database database, List<Follower> followers) {
    this.database = database;
    this.followers = List.copyOf(followers);
  }

  /**
   * Writes it. The caller holds what kept others from changing what it was made of.
   *
   * @throws Overtaken if somebody changed it all the same; nothing is to be committed then
   */
  public void apply(ChangeSet set) {
    follow(Turn.INPUTS, set);
    activate(set);
    closeLinks(set);
    openLinks(set);
    retire(set);
    writeVersions(set);
    nameSuccessors(set);
    follow(Turn.DERIVED, set);
    follow(Turn.ASKED, set);
    follow(Turn.TOLD, set);
  }

  private void follow(Turn turn, ChangeSet set) {
    for (Follower follower : followers) if (follower.turn() == turn) follower.follow(set);
  }

  private void activate(ChangeSet set) {
    UUID[] active = uuids(set, GoldenKind.CREATED, GoldenKind.REVIVED);
    if (active.length == 0) return;
    database
        .sql(
            """
            insert into mdm.golden_identity as g (id, domain, state, created)
            select id, :domain, 'ACTIVE', :at from unnest(:ids) as i (id)
            on conflict (id) do update set state = 'ACTIVE', retired = null, retired_by = null
              where g.state = 'RETIRED'""")
        .set("ids", active)
        .set("domain", set.domain())
        .set("at", set.at())
        .update();
    UUID[] revived = uuids(set, GoldenKind.REVIVED);
    if (revived.length == 0) return;
    database
        .sql(
            """
            update mdm.golden_retirement set revived = greatest(:at, retired), revived_by = :cause
            where golden_id = any(:ids) and revived is null""")
        .set("ids", revived)
        .set("at", set.at())
        .set("cause", set.cause())
        .update();
    database
        .sql(
            """
            update mdm.golden_successor set recorded_to = greatest(:at, recorded_from)
            where golden_id = any(:ids) and recorded_to is null""")
        .set("ids", revived)
        .set("at", set.at())
        .update();
  }

  private void closeLinks(ChangeSet set) {
    List<LinkChange> closed = set.links().stream().filter(link -> link.from() != null).toList();
    if (closed.isEmpty()) return;
    int found =
        database
            .sql(
                """
                update mdm.crosswalk c
                set recorded_to = greatest(:at, c.recorded_from), closed_by = :cause
                from unnest(:systems, :keys, :golden) as l (system, key, golden_id)
                where c.system = l.system and c.key = l.key and c.recorded_to is null
                  and c.golden_id = l.golden_id""")
            .set("at", set.at())
            .set("cause", set.cause())
            .set("systems", systems(closed))
            .set("keys", keys(closed))
            .set("golden", golden(closed, LinkChange::from))
            .update();
    if (found != closed.size()) throw new Overtaken();
  }

  private void openLinks(ChangeSet set) {
    List<LinkChange> opened = set.links().stream().filter(link -> link.to() != null).toList();
    if (opened.isEmpty()) return;
    int made =
        database
            .sql(
                """
                insert into mdm.crosswalk (system, key, golden_id, origin, recorded_from, opened_by)
                select system, key, golden_id, :origin, :at, :cause
                from unnest(:systems, :keys, :golden) as l (system, key, golden_id)
                on conflict do nothing""")
            .set("origin", set.origin().name())
            .set("at", set.at())
            .set("cause", set.cause())
            .set("systems", systems(opened))
            .set("keys", keys(opened))
            .set("golden", golden(opened, LinkChange::to))
            .update();
    if (made != opened.size()) throw new Overtaken();
  }

  private void retire(ChangeSet set) {
    UUID[] ids = uuids(set, GoldenKind.RETIRED);
    if (ids.length == 0) return;
    database
        .sql(
            """
            with gone as (
              update mdm.golden_identity set state = 'RETIRED', retired = :at, retired_by = :cause
              where id = any(:ids) and state = 'ACTIVE' returning id)
            insert into mdm.golden_retirement (golden_id, retired, retired_by)
            select id, :at, :cause from gone""")
        .set("ids", ids)
        .set("at", set.at())
        .set("cause", set.cause())
        .update();
  }

  /** A retired id leads to where its records went. */
  private void nameSuccessors(ChangeSet set) {
    List<GoldenChange> retired =
        set.golden().stream().filter(change -> !change.successors().isEmpty()).toList();
    if (retired.isEmpty()) return;
    List<UUID> from = new ArrayList<>();
    List<UUID> to = new ArrayList<>();
    List<Integer> ordinals = new ArrayList<>();
    for (GoldenChange change : retired) {
      for (int i = 0; i < change.successors().size(); i++) {
        from.add(change.id().value());
        to.add(change.successors().get(i).value());
        ordinals.add(i + 1);
      }
    }
    database
        .sql(
            """
            insert into mdm.golden_successor (golden_id, successor, ordinal, recorded_from)
            select golden_id, successor, ordinal, :at
            from unnest(:from, :to, :ordinals) as s (golden_id, successor, ordinal)""")
        .set("at", set.at())
        .set("from", from.toArray(UUID[]::new))
        .set("to", to.toArray(UUID[]::new))
        .set("ordinals", ordinals.toArray(Integer[]::new))
        .update();
  }

  private void writeVersions(ChangeSet set) {
    UUID[] closed = uuids(set, GoldenKind.CHANGED, GoldenKind.RETIRED);
    if (closed.length > 0) {
      database
          .sql(
              """
              update mdm.golden_record set recorded_to = greatest(:at, recorded_from)
              where golden_id = any(:ids) and recorded_to is null""")
          .set("at", set.at())
          .set("ids", closed)
          .update();
    }
    List<GoldenChange> written = set.golden().stream().filter(GoldenChange::isWritten).toList();
    if (written.isEmpty()) return;
    database
        .sql(
            """
            insert into mdm.golden_record
              (golden_id, version, domain, attributes, provenance, digest, recorded_from)
            select id, version, :domain, attributes::jsonb, provenance::jsonb, digest, :at
            from unnest(:ids, :versions, :attributes, :provenances, :digests)
              as w (id, version, attributes, provenance, digest)""")
        .set("domain", set.domain())
        .set("at", set.at())
        .set("ids", written.stream().map(w -> w.id().value()).toArray(UUID[]::new))
        .set("versions", written.stream().map(GoldenChange::version).toArray(Integer[]::new))
        .set("attributes", texts(written, GoldenContent::attributesJson))
        .set("provenances", texts(written, GoldenContent::provenanceJson))
        .set("digests", contents(written).map(GoldenContent::digest).toArray(byte[][]::new))
        .update();
  }

  private static String[] texts(List<GoldenChange> written, Function<GoldenContent, String> text) {
    return contents(written).map(text).toArray(String[]::new);
  }

  private static java.util.stream.Stream<GoldenContent> contents(List<GoldenChange> written) {
    return written.stream().map(GoldenChange::content).map(java.util.Objects::requireNonNull);
  }

  private static UUID[] uuids(ChangeSet set, GoldenKind... kinds) {
    List<GoldenKind> wanted = Arrays.asList(kinds);
    return set.golden().stream()
        .filter(change -> wanted.contains(change.kind()))
        .map(change -> change.id().value())
        .toArray(UUID[]::new);
  }

  private static String[] systems(List<LinkChange> links) {
    return links.stream().map(LinkChange::record).map(SourceKey::system).toArray(String[]::new);
  }

  private static String[] keys(List<LinkChange> links) {
    return links.stream().map(LinkChange::record).map(SourceKey::key).toArray(String[]::new);
  }

  private static UUID[] golden(
      List<LinkChange> links, Function<LinkChange, @Nullable GoldenId> side) {
    return links.stream()
        .map(side)
        .map(java.util.Objects::requireNonNull)
        .map(GoldenId::value)
        .toArray(UUID[]::new);
  }
}
