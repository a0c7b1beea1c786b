package org.touchstonehub.mdm.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.survive.GoldenValue;
import org.touchstonehub.match.type.SurvivorshipRule;
import org.touchstonehub.mdm.change.ChangeSet;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.golden.GoldenRecord;
import org.touchstonehub.mdm.link.ClusterLocked;
import org.touchstonehub.mdm.link.Corrections;
import org.touchstonehub.mdm.testing.GroupMatching;
import org.touchstonehub.mdm.testing.MasterData;
import org.touchstonehub.mdm.testing.MembersMatching;

/** Over random histories: an undo gives back what was, and a preview tells what then happens. */
class CommandProperties {
  private static final String MODEL =
      """
      model: %s
      description: A firm.
      id: id
      attributes:
        name: { type: organisation, term: Legal name }
        group: { type: category, term: What it is grouped by }
      """;

  private static final int RECORDS = 7;
  private static MasterData data;
  private static int count;

  private String domain = "";
  private String system = "";
  private Commands commands = null;
  private Edits edits = null;
  private Locking locking = null;

  @BeforeContainer
  static void open() {
    data = new MasterData();
  }

  @AfterContainer
  static void close() {
    data.close();
  }

  @Property(tries = 40)
  void any_command_then_undo_gives_back_what_was(
      @ForAll @Size(min = 3, max = 14) List<@IntRange(min = 0, max = 99_999) Integer> actions) {
    begin();
    for (int action : actions) {
      String before = picture();
      CommandDone done = act(action);
      if (done == null) continue;
      String after = picture();
      CommandDone undone = undo(done);
      assertThat(picture()).isEqualTo(before);
      undo(undone);
      assertThat(picture()).isEqualTo(after);
    }
  }

  @Property(tries = 25)
  void all_commands_undone_one_by_one_give_back_the_beginning(
      @ForAll @Size(min = 3, max = 10) List<@IntRange(min = 0, max = 99_999) Integer> actions) {
    begin();
    List<String> pictures = new ArrayList<>();
    List<CommandDone> done = new ArrayList<>();
    for (int action : actions) {
      String before = picture();
      CommandDone one = act(action);
      if (one == null) continue;
      pictures.add(before);
      done.add(one);
    }
    for (int i = done.size() - 1; i >= 0; i--) {
      undo(done.get(i));
      assertThat(picture()).isEqualTo(pictures.get(i));
    }
    assertThat(constraints()).isEqualTo(Constraints.NONE);
    assertThat(locks()).isEmpty();
  }

  private void begin() {
    domain = "commanded" + ++count;
    system = "commanding" + count;
    data.activate(MODEL.formatted(domain));
    data.register(system, domain);
    GroupMatching groups = new GroupMatching(data);
    MembersMatching matching = MembersMatching.ofAll(data.database, groups);
    commands = data.commands(matching);
    edits = data.edits(matching);
    locking = data.locking(matching);
    for (int i = 0; i < RECORDS; i++) {
      data.put(key(i), "name", "Firm " + i, "group", "g" + i / 2);
    }
    groups.match(domain);
  }

  private SourceKey key(int number) {
    return new SourceKey(system, "k" + number);
  }

  private CommandDone act(int action) {
    List<GoldenRecord> golden = data.all(domain);
    GoldenRecord one = golden.get(action / 9 % golden.size());
    GoldenRecord other = golden.get(action / 90 % golden.size());
    List<SourceKey> some =
        records(one).stream().filter(key -> (key.hashCode() + action) % 3 == 0).toList();
    Order order = new Order("steward", "because");
    Seen seen = seen(one).get(0);
    switch (action % 9) {
      case 0, 1 -> {
        if (one.id().equals(other.id())) return null;
        return command(preview -> commands.merge(seen(one, other), order, preview));
      }
      case 2 -> {
        if (some.isEmpty() || some.size() == records(one).size()) return null;
        return command(preview -> commands.split(seen(one).get(0), List.of(some), order, preview));
      }
      case 3 -> {
        Map<String, String> values = new TreeMap<>();
        values.put("name", action % 2 == 0 ? "Edited " + action : null);
        return command(preview -> edits.edit(seen, values, order, preview));
      }
      case 4 -> {
        Instant until = data.hub.clock().instant().plus(Duration.ofDays(1 + action % 5));
        return command(
            preview -> edits.pin(seen, Map.of("name", "Pinned " + action), until, order, preview));
      }
      case 5 -> {
        if (one.values().get("name") == null
            || one.values().get("name").rule() != SurvivorshipRule.PIN) return null;
        return command(preview -> edits.unpin(seen, "name", order, preview));
      }
      case 6 -> {
        return command(preview -> locking.lock(seen, order, preview));
      }
      case 7 -> {
        if (!locks().contains(one.id().toString())) return null;
        return command(preview -> locking.unlock(seen, order, preview));
      }
      default -> {
        boolean isMove =
            !one.id().equals(other.id()) && !some.isEmpty() && some.size() < records(one).size();
        if (!isMove) return null;
        return command(
            preview -> commands.move(seen(one).get(0), some, seen(other).get(0), order, preview));
      }
    }
  }

  private static List<SourceKey> records(GoldenRecord record) {
    return record.sources().stream().filter(key -> !Corrections.isOne(key)).toList();
  }

  private interface Command {
    CommandDone run(boolean isPreview);
  }

  /** The preview tells what then happens, and changes nothing. */
  private CommandDone command(Command command) {
    String before = picture();
    CommandDone preview;
    try {
      preview = data.hub.in(() -> command.run(true));
    } catch (ClusterLocked refused) {
      assertThatThrownBy(() -> data.hub.in(() -> command.run(false)))
          .isInstanceOf(ClusterLocked.class);
      assertThat(picture()).isEqualTo(before);
      return null;
    }
    Effect expected = data.hub.in(() -> data.effects.preview(preview.set(), preview.suspended()));
    assertThat(picture()).isEqualTo(before);
    CommandDone done = data.hub.in(() -> command.run(false));
    assertThat(told(done.set())).isEqualTo(told(preview.set()));
    assertThat(told(data.hub.in(() -> data.effects.of(done.id())))).isEqualTo(told(expected));
    return done;
  }

  /** What people are told: both versions of each, links and decisions, without what is minted. */
  private static List<String> told(Effect effect) {
    Set<GoldenId> minted =
        effect.golden().stream()
            .filter(one -> one.kind() == ChangeSet.GoldenKind.CREATED)
            .map(Effect.GoldenEffect::id)
            .collect(Collectors.toSet());
    List<String> told = new ArrayList<>();
    for (Effect.GoldenEffect one : effect.golden()) {
      told.add(
          "%s %s %s -> %s, then at %s"
              .formatted(
                  one.kind(),
                  minted.contains(one.id()) ? "new" : one.id(),
                  told(one.before()),
                  told(one.after()),
                  one.successors().stream()
                      .map(id -> minted.contains(id) ? "new" : id.toString())
                      .toList()));
    }
    for (ChangeSet.LinkChange link : effect.links()) {
      told.add(
          "%s %s -> %s"
              .formatted(
                  told(link.record()),
                  link.from(),
                  minted.contains(link.to()) ? "new" : link.to()));
    }
    told.add("tasks " + effect.tasks().size() + ", suspended " + effect.suspended());
    return told.stream().sorted().toList();
  }

  private static String told(GoldenRecord record) {
    return record == null
        ? "nothing"
        : "%d %s %s %s"
            .formatted(
                record.version(),
                record.sources().stream().map(CommandProperties::told).toList(),
                told(record.values()),
                record.standard());
  }

  /** A correction has a name and an instant only when it is made. */
  private static String told(SourceKey key) {
    return Corrections.isOne(key) ? "a correction" : key.toString();
  }

  private static Map<String, String> told(Map<String, GoldenValue> values) {
    Map<String, String> told = new TreeMap<>();
    values.forEach(
        (attribute, value) ->
            told.put(
                attribute,
                Corrections.isOne(value.source())
                    ? "%s %s %d".formatted(value.value(), value.rule(), value.agreeing())
                    : value.toString()));
    return told;
  }

  /** Without names and instants that are given when it happens. */
  private static List<String> told(ChangeSet set) {
    return set.golden().stream()
        .map(
            change -> {
              boolean isNew = change.kind() == ChangeSet.GoldenKind.CREATED;
              String members =
                  change.content() == null
                      ? ""
                      : change.content().members().stream()
                          .filter(key -> !Corrections.isOne(key))
                          .toList()
                          .toString();
              return change.kind() + " " + (isNew ? "" : change.id()) + " " + members;
            })
        .sorted()
        .toList();
  }

  private static List<Seen> seen(GoldenRecord... records) {
    List<Seen> seen = new ArrayList<>();
    for (GoldenRecord record : records) seen.add(new Seen(record.id(), record.version()));
    return seen;
  }

  private CommandDone undo(CommandDone done) {
    return data.hub.in(
        () -> commands.undo(done.id(), new Order("other", "second thoughts"), false));
  }

  private Constraints constraints() {
    return data.hub.in(() -> data.decisions.constraints(domain));
  }

  /** Ids, members, values with provenance, and what binds later matches. */
  private String picture() {
    Map<GoldenId, String> golden = new TreeMap<>();
    for (GoldenRecord record : data.all(domain)) {
      golden.put(record.id(), record.sources() + " " + record.values());
    }
    Constraints constraints = constraints();
    return golden
        + "\n"
        + locks()
        + pairs(constraints.mustLink())
        + pairs(constraints.cannotLink());
  }

  /** What is locked: by golden record who says so, why and since when, and the records. */
  private String locks() {
    return data
        .hub
        .in(
            () ->
                data.database
                    .sql(
                        """
                        select concat_ws(' ', l.golden_id, l.locked_by, l.reason, l.locked, (
                          select string_agg(r.key, ',' order by r.key)
                          from mdm.locked_record r where r.lock = l.id)) as lock
                        from mdm.cluster_lock l
                        where l.domain = :domain and l.recorded_to is null order by 1""")
                    .set("domain", domain)
                    .list(row -> row.text("lock")))
        .stream()
        .collect(Collectors.joining("\n"));
  }

  private static Set<String> pairs(List<Constraints.Pair> pairs) {
    return pairs.stream().map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
  }
}
