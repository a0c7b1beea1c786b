package org.touchstonehub.matching.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.matching.training.CurrentRecords;
import org.touchstonehub.matching.training.TrainedModels;
import org.touchstonehub.mdm.change.Attempts;
import org.touchstonehub.mdm.command.CommandDone;
import org.touchstonehub.mdm.command.Commands;
import org.touchstonehub.mdm.command.Order;
import org.touchstonehub.mdm.command.RecordCommands;
import org.touchstonehub.mdm.golden.Condition;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.golden.GoldenRecord;
import org.touchstonehub.mdm.model.ActiveModel;
import org.touchstonehub.mdm.source.SourceRecords;
import org.touchstonehub.mdm.source.StaleVersion;
import org.touchstonehub.mdm.stewardship.RecordPair;
import org.touchstonehub.mdm.stewardship.Stewardship;
import org.touchstonehub.mdm.stewardship.Verdict;
import org.touchstonehub.mdm.testing.MasterData;

/** Records that are created and deleted by command, matched as they come. */
class RecordCommandsTest {
  private static final Order ORDER = new Order("anna", "it is so");
  private static final String MODEL =
      """
      model: %s
      description: A member of a club.
      id: id
      attributes:
        given: { type: given-name, term: Given name }
        family: { type: family-name, term: Family name }
        born: { type: date, term: Birth date }
        town: { type: locality, term: Town }
        club: { type: category, term: Club }
      """;
  private static final Map<String, String> ZOE =
      Map.of("given", "Zoe", "family", "Quillfeather", "born", "1971-04-23", "town", "Ghent");
  private static final Map<String, String> IVO =
      Map.of("given", "Ivo", "family", "Brandywine", "born", "1955-11-02", "town", "Hull");
  private static final Map<String, String> UMA =
      Map.of("given", "Uma", "family", "Stonecroft", "born", "1988-07-30", "town", "Bonn");

  private static MasterData data;
  private static int count;

  private String domain = "";
  private SourceRecords records = null;
  private Stewardship stewardship = null;
  private Commands commands = null;
  private RecordCommands recordCommands = null;
  private LiveSearch search = null;

  @BeforeAll
  static void open() {
    data = new MasterData(List.of("mdm", "matching"));
  }

  @AfterAll
  static void close() {
    data.close();
  }

  @BeforeEach
  void begin() {
    domain = "ordered" + ++count;
    ActiveModel active = data.activate(MODEL.formatted(domain));
    data.register(domain, domain);
    TrainedModels trained = new TrainedModels(data.database, data.hub.clock());
    List<@Nullable String[]> rows = Persons.records(60, new Random(11));
    data.hub.run(() -> trained.use(active, Persons.trained(active.model(), rows)));
    Placements placements = new Placements(data.database, data.hub.clock());
    LiveModels models = new LiveModels(trained);
    LiveGrouping live =
        new LiveGrouping(
            data.database,
            data.models,
            trained,
            new CurrentRecords(data.database),
            placements,
            models);
    records = data.recordsBy(live);
    stewardship = data.stewardshipBy(live);
    commands = data.commands(live);
    recordCommands = data.recordCommands(live);
    search = new LiveSearch(data.database, data.models, placements, models, data.golden);
    put("a", ZOE);
  }

  private SourceKey key(String name) {
    return new SourceKey(domain, name);
  }

  private void put(String name, Map<String, String> values) {
    data.hub.run(() -> records.put(key(name), values));
  }

  private CommandDone delete(String name, int version, boolean isPreview) {
    return data.hub.in(() -> recordCommands.delete(key(name), version, ORDER, isPreview));
  }

  private void undo(CommandDone done) {
    data.hub.run(() -> commands.undo(done.id(), ORDER, false));
  }

  private void same(String one, String other) {
    data.hub.run(
        () ->
            stewardship.decide(
                domain, RecordPair.of(key(one), key(other)), Verdict.MATCH, "anna", ""));
  }

  private List<LiveMatch> search(Map<String, String> values) {
    Sight all = new Sight(Condition.ALL, List.of(), values.keySet());
    return search.search(domain, values, all, 10);
  }

  /** Ids, members and values with provenance. */
  private String picture() {
    Map<GoldenId, String> golden = new TreeMap<>();
    for (GoldenRecord record : data.all(domain)) {
      golden.put(record.id(), record.sources() + " " + record.values());
    }
    return golden.toString();
  }

  @Test
  void a_deletion_that_parts_a_golden_record_is_undone_to_what_was() {
    put("b", IVO);
    put("c", UMA);
    same("a", "b");
    same("b", "c");
    String before = picture();
    assertThat(data.partition(domain)).hasSize(1);

    CommandDone preview = delete("b", 1, true);
    assertThat(picture()).isEqualTo(before);
    CommandDone done = delete("b", 1, false);

    assertThat(data.partition(domain)).hasSize(2);
    assertThat(done.set().links()).hasSameSizeAs(preview.set().links());
    assertThat(data.idOf(key("a"))).isNotEqualTo(data.idOf(key("c")));
    undo(done);
    assertThat(picture()).isEqualTo(before);
  }

  @Test
  void the_last_record_gone_retires_the_id_and_undo_revives_it() {
    String before = picture();

    CommandDone done = delete("a", 1, false);

    assertThat(data.all(domain)).isEmpty();
    undo(done);
    assertThat(picture()).isEqualTo(before);
    assertThat(data.hub.in(() -> records.find(key("a"))).orElseThrow().version()).isEqualTo(3);
  }

  @Test
  void any_deletions_undone_in_any_order_of_last_first_give_back_what_was() {
    List<@Nullable String[]> rows = Persons.records(20, new Random(5));
    String[] names = {"given", "family", "born", "town", "club"};
    for (int i = 0; i < rows.size(); i++) {
      Map<String, String> values = new TreeMap<>();
      for (int v = 0; v < names.length; v++) {
        String value = rows.get(i)[v];
        if (value != null) values.put(names[v], value);
      }
      put("r" + i, values);
    }
    List<String> pictures = new ArrayList<>();
    List<CommandDone> done = new ArrayList<>();
    Random random = new Random(7);
    for (int i = 0; i < rows.size(); i++) {
      if (random.nextInt(3) > 0) continue;
      pictures.add(picture());
      done.add(delete("r" + i, 1, false));
    }
    assertThat(done).hasSizeGreaterThan(4);
    for (int i = done.size() - 1; i >= 0; i--) {
      undo(done.get(i));
      assertThat(picture()).isEqualTo(pictures.get(i));
    }
  }

  @Test
  void only_the_version_that_was_seen_is_deleted() {
    assertThatThrownBy(() -> delete("a", 2, false)).isInstanceOf(StaleVersion.class);
    assertThatThrownBy(() -> delete("nobody", 1, false))
        .isInstanceOf(TouchstoneException.class)
        .hasMessageContaining("no such record");
  }

  @Test
  void a_record_is_created_only_where_it_may_be_and_undone() {
    String before = picture();

    var refused =
        data.hub.in(() -> recordCommands.create(key("n"), IVO, ORDER, false, () -> false));
    assertThat(refused).isEmpty();
    assertThat(picture()).isEqualTo(before);
    assertThat(data.hub.in(() -> records.find(key("n")))).isEmpty();

    CommandDone done =
        data.hub
            .in(() -> recordCommands.create(key("n"), IVO, ORDER, false, () -> true))
            .orElseThrow();
    assertThat(data.partition(domain)).hasSize(2);
    assertThatThrownBy(
            () -> data.hub.in(() -> recordCommands.create(key("n"), IVO, ORDER, false, () -> true)))
        .isInstanceOf(TouchstoneException.class);
    undo(done);
    assertThat(picture()).isEqualTo(before);
  }

  @Test
  void of_several_who_create_one_person_after_a_search_one_does() {
    List<CompletableFuture<Boolean>> all =
        IntStream.range(0, 6)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> createdByOne("n" + i)))
            .toList();

    assertThat(all.stream().map(CompletableFuture::join).filter(made -> made)).hasSize(1);
    assertThat(new HashSet<>(data.partition(domain).keySet())).hasSize(2);
  }

  private boolean createdByOne(String name) {
    try {
      return Attempts.at(
          () ->
              data.hub
                  .transactions()
                  .alone(
                      () ->
                          recordCommands
                              .create(key(name), IVO, ORDER, false, () -> search(IVO).isEmpty())
                              .isPresent()));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
