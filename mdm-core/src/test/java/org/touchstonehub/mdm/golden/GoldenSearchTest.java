package org.touchstonehub.mdm.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.golden.Condition.Spelled.Manner;
import org.touchstonehub.mdm.golden.GoldenSearch.Order;
import org.touchstonehub.mdm.testing.MasterData;

/** Searches by spelling and standard form, their order, and what has changed since. */
class GoldenSearchTest {
  private static final String MODEL =
      """
      model: %s
      description: People.
      id: id
      attributes:
        name: { type: text, term: Name }
        city: { type: locality, term: Town }
        country: { type: country, term: Country }
        phone: { type: phone, term: Telephone }
        born: { type: date, term: Born }
        worth: { type: amount, term: Worth }
      """;

  private static MasterData master;

  private final String domain = master.domainOfItsOwn(MODEL);
  private final String system = domain;

  @BeforeAll
  static void open() {
    master = new MasterData();
  }

  @AfterAll
  static void close() {
    master.close();
  }

  private SourceKey key(String key) {
    return new SourceKey(system, key);
  }

  private void put(String key, String... namesAndValues) {
    master.put(key(key), namesAndValues);
  }

  private static Condition spelled(String field, String text) {
    return new Condition.Spelled(field, Manner.WHOLE, text);
  }

  private static Condition begins(String field, String text) {
    return new Condition.Spelled(field, Manner.BEGINNING, text);
  }

  private GoldenRecords.Page page(GoldenSearch search) {
    return master.hub.in(() -> master.golden.search(search, List.of()));
  }

  /** The keys of the records that are found. */
  private Set<String> found(Condition condition) {
    Set<String> keys = new TreeSet<>();
    page(GoldenSearch.of(domain, condition, null, 100))
        .records()
        .forEach(golden -> golden.sources().forEach(source -> keys.add(source.key())));
    return keys;
  }

  @Test
  void a_text_is_found_however_it_is_spelled_and_by_how_it_begins() {
    put("1", "city", "Berlin");
    put("2", "city", "BERLIN");
    put("3", "city", "Bernau  bei Berlin");
    put("4", "city", "Köln");
    put("5", "name", "without a town");

    assertThat(found(spelled("city", "berlin"))).containsExactly("1", "2");
    assertThat(found(spelled("city", "BÉRLIN"))).containsExactly("1", "2");
    assertThat(found(begins("city", "ber"))).containsExactly("1", "2", "3");
    assertThat(found(begins("city", "Bernau bei"))).containsExactly("3");
    assertThat(found(spelled("city", "KOELN"))).containsExactly("4");
    assertThat(found(Condition.not(spelled("city", "berlin")))).containsExactly("3", "4");
    assertThat(found(Condition.eq("city", Literal.of("Berlin")))).containsExactly("1");
    assertThatThrownBy(() -> found(begins("city", " "))).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> found(begins("born", "19"))).isInstanceOf(InvalidInput.class);
  }

  @Test
  void a_long_text_is_told_from_another_that_begins_alike() {
    String beginning = "long ".repeat(60);
    put("1", "name", beginning + "a");
    put("2", "name", beginning + "b");

    assertThat(found(spelled("name", beginning + "A"))).containsExactly("1");
    assertThat(found(begins("name", "long long"))).containsExactly("1", "2");
  }

  @Test
  void countries_phones_days_and_amounts_are_found_by_their_standard_form() {
    put("1", "country", "Germany", "born", "22.10.1993", "worth", "1.234,50");
    put("2", "country", "DE", "born", "1993-10-22", "phone", "+49 30 901820");
    put("3", "country", "Atlantis", "born", "05/04/1970", "phone", "030 901820");

    assertThat(found(spelled("country", "DE"))).containsExactly("1", "2");
    assertThat(found(spelled("country", "deutschland"))).containsExactly("1", "2");
    assertThat(found(spelled("country", "atlantis"))).containsExactly("3");
    assertThat(found(spelled("phone", "0049 30/901820"))).containsExactly("2");
    assertThat(found(Condition.eq("born", Literal.of("1993-10-22")))).containsExactly("1", "2");
    assertThat(found(new Condition.IsNull("born"))).as("open which day").containsExactly("3");
    assertThat(found(new Condition.Compare(Condition.Operator.GT, "worth", Literal.of(1_000))))
        .containsExactly("1");
    assertThat(master.of(key("1")).texts()).containsEntry("born", "22.10.1993");
    assertThat(master.of(key("1")).standard())
        .containsExactly(
            Map.entry("country", "DE"),
            Map.entry("born", "1993-10-22"),
            Map.entry("worth", "1234.50"));
    assertThat(master.of(key("3")).standard()).isEmpty();
  }

  @Test
  void a_sorted_search_holds_each_record_once_in_order_and_those_without_a_value_last() {
    for (int i = 0; i < 40; i++) {
      List<String> values = new ArrayList<>(List.of("name", "n" + i));
      if (i % 4 != 0) values.addAll(List.of("city", i % 3 == 0 ? "aachen" : "Bonn " + i % 5));
      if (i % 5 != 0) values.addAll(List.of("born", "19%02d-01-01".formatted(i % 7 + 10)));
      if (i % 6 != 0) values.addAll(List.of("worth", String.valueOf(i % 3 - 1)));
      put(String.valueOf(i), values.toArray(String[]::new));
    }
    List<List<Order>> orders =
        List.of(
            List.of(new Order("city", false)),
            List.of(new Order("city", true)),
            List.of(new Order("born", true), new Order("city", false)),
            List.of(new Order("worth", false), new Order("born", true), new Order("city", true)));
    List<GoldenRecord> all = master.all(domain);

    for (List<Order> order : orders) {
      List<GoldenId> expected =
          all.stream().sorted(comparator(order)).map(GoldenRecord::id).toList();
      for (int limit : List.of(1, 7, 39, 40, 100)) {
        List<GoldenId> read = new ArrayList<>();
        String cursor = null;
        do {
          GoldenRecords.Page page =
              page(
                  new GoldenSearch(
                      domain, Condition.ALL, Condition.ALL, order, null, cursor, limit));
          page.records().forEach(golden -> read.add(golden.id()));
          cursor = page.next().orElse(null);
        } while (cursor != null);
        assertThat(read).as("%s by %d", order, limit).isEqualTo(expected);
      }
    }
  }

  /** In Java, on the values as they were written. */
  private static Comparator<GoldenRecord> comparator(List<Order> orders) {
    Comparator<GoldenRecord> whole = Comparator.comparing(GoldenRecord::domain);
    for (Order order : orders) {
      whole =
          whole.thenComparing(
              (a, b) -> {
                String x = a.texts().get(order.attribute());
                String y = b.texts().get(order.attribute());
                if (x == null || y == null) {
                  return Boolean.compare(x == null, y == null);
                }
                int c =
                    order.attribute().equals("worth")
                        ? Integer.compare(Integer.parseInt(x), Integer.parseInt(y))
                        : x.compareToIgnoreCase(y);
                return order.isDescending() ? -c : c;
              });
    }
    return whole.thenComparing(golden -> golden.id().toString());
  }

  @Test
  void what_is_added_or_taken_away_before_the_page_moves_nothing() {
    for (String name : List.of("b", "d", "f", "h")) put(name, "name", name);
    List<Order> byName = List.of(new Order("name", false));
    GoldenSearch search =
        new GoldenSearch(domain, Condition.ALL, Condition.ALL, byName, null, null, 2);
    GoldenRecords.Page first = page(search);

    put("a", "name", "a");
    put("e", "name", "e");
    master.hub.in(() -> master.records.delete(key("d")));
    GoldenRecords.Page second =
        page(
            new GoldenSearch(
                domain, Condition.ALL, Condition.ALL, byName, null, first.next().orElseThrow(), 9));

    assertThat(names(first)).containsExactly("b", "d");
    assertThat(names(second)).containsExactly("e", "f", "h");
  }

  private static List<@Nullable String> names(GoldenRecords.Page page) {
    return page.records().stream().map(golden -> golden.texts().get("name")).toList();
  }

  @Test
  void the_cursor_of_another_order_or_a_made_up_one_is_refused() {
    for (String name : List.of("b", "d")) put(name, "name", name, "born", "2000-01-01");
    GoldenSearch byName =
        new GoldenSearch(
            domain, Condition.ALL, Condition.ALL, List.of(new Order("name", false)), null, null, 1);
    String cursor = page(byName).next().orElseThrow();

    assertThatThrownBy(
            () ->
                page(
                    new GoldenSearch(
                        domain,
                        Condition.ALL,
                        Condition.ALL,
                        List.of(new Order("name", true)),
                        null,
                        cursor,
                        1)))
        .isInstanceOf(InvalidInput.class);
    byte[] bytes = Base64.getUrlDecoder().decode(cursor);
    assertThat(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1))
        .as("the last record may be withheld from who holds the cursor")
        .doesNotContain("[\"b\"]");
    for (int i = 0; i < bytes.length; i++) {
      byte[] forged = Arrays.copyOf(bytes, i);
      String text = Base64.getUrlEncoder().withoutPadding().encodeToString(forged);
      assertThatThrownBy(
              () ->
                  page(
                      new GoldenSearch(
                          domain, Condition.ALL, Condition.ALL, byName.sort(), null, text, 1)))
          .isInstanceOf(InvalidInput.class);
    }
    assertThatThrownBy(
            () ->
                new GoldenSearch(
                    domain,
                    Condition.ALL,
                    Condition.ALL,
                    List.of(new Order("name", true), new Order("name", false)),
                    null,
                    null,
                    1))
        .isInstanceOf(InvalidInput.class);
  }

  /** What a consumer learns that asks again and again, each time from where it was told to. */
  private final class Poll {
    private @Nullable Instant since;
    private final Set<String> seen = new TreeSet<>();
    private final Set<GoldenId> retired = new TreeSet<>();

    void ask() {
      String cursor = null;
      Instant from = since;
      do {
        GoldenRecords.Page page =
            page(
                new GoldenSearch(domain, Condition.ALL, Condition.ALL, List.of(), from, cursor, 2));
        page.records().forEach(g -> seen.add(g.texts().get("name") + " " + g.version()));
        page.retired().forEach(one -> retired.add(one.id()));
        since = page.updatedUntil();
        cursor = page.next().orElse(null);
      } while (cursor != null);
    }
  }

  @Test
  void who_asks_again_from_where_it_was_told_misses_no_change_that_was_in_flight()
      throws Exception {
    put("1", "name", "first");
    Poll poll = new Poll();
    CountDownLatch written = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(1);
    CompletableFuture<Void> inFlight =
        CompletableFuture.runAsync(
            () ->
                master.hub.run(
                    () -> {
                      master.records.put(key("2"), Map.of("name", "second"));
                      written.countDown();
                      await(asked);
                    }));
    await(written);
    master.hub.clock().advance(Duration.ofHours(1));

    poll.ask();
    assertThat(poll.seen).containsExactly("first 1");
    asked.countDown();
    inFlight.get(1, TimeUnit.MINUTES);
    poll.ask();

    assertThat(poll.seen).containsExactly("first 1", "second 1");
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(1, TimeUnit.MINUTES)) throw new AssertionError("nobody came");
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_clock_that_goes_back_hides_no_change() {
    put("1", "name", "first");
    Poll poll = new Poll();
    poll.ask();
    master.hub.clock().advance(Duration.ofHours(-2));

    put("2", "name", "second");
    put("1", "name", "changed");
    poll.ask();
    master.hub.clock().advance(Duration.ofHours(2));

    assertThat(poll.seen).containsExactlyInAnyOrder("first 1", "second 1", "changed 2");
  }

  @Test
  void who_asks_for_changes_learns_which_ids_were_retired_and_where_they_lead() {
    for (int i = 0; i < 5; i++) put("r" + i, "name", "n" + i);
    Poll poll = new Poll();
    poll.ask();
    Instant since = poll.since;
    GoldenId dropped = master.idOf(key("r4"));
    Set<GoldenId> merged = new TreeSet<>();
    for (int i = 0; i < 3; i++) merged.add(master.idOf(key("r" + i)));
    master.hub.clock().advance(Duration.ofSeconds(1));

    master.link(
        domain,
        List.of(List.of(key("r0"), key("r1"), key("r2")), List.of(key("r3")), List.of(key("r4"))));
    master.hub.in(() -> master.records.delete(key("r4")));
    poll.ask();
    GoldenId survivor = master.idOf(key("r0"));
    GoldenRecords.Page all =
        page(new GoldenSearch(domain, Condition.ALL, Condition.ALL, List.of(), since, null, 100));

    merged.remove(survivor);
    assertThat(poll.retired).containsAll(merged).contains(dropped).hasSize(3);
    for (RetiredGolden one : all.retired()) {
      assertThat(one.successors())
          .isEqualTo(one.id().equals(dropped) ? List.of() : List.of(survivor));
    }
    GoldenRecords.Page within =
        page(
            new GoldenSearch(
                domain, Condition.not(Condition.ALL), Condition.ALL, List.of(), since, null, 100));
    assertThat(within.records()).isEmpty();
    assertThat(within.retired())
        .as("a policy's filter holds for successors too")
        .allSatisfy(one -> assertThat(one.successors()).isEmpty());
  }

  @Test
  void each_retired_id_of_a_page_leads_over_later_retirements_to_who_holds_its_records_now() {
    for (int i = 0; i < 4; i++) put("r" + i, "name", "n" + i);
    Instant since = master.hub.clock().instant();
    List<GoldenId> ids = IntStream.range(0, 4).mapToObj(i -> master.idOf(key("r" + i))).toList();
    master.link(domain, List.of(List.of(key("r0"), key("r1")), List.of(key("r2"), key("r3"))));
    master.link(domain, List.of(List.of(key("r0"), key("r1"), key("r2"), key("r3"))));
    GoldenId last = master.idOf(key("r0"));

    GoldenRecords.Page page =
        page(new GoldenSearch(domain, Condition.ALL, Condition.ALL, List.of(), since, null, 100));

    assertThat(page.retired()).hasSize(3);
    for (RetiredGolden one : page.retired()) {
      assertThat(ids).contains(one.id()).contains(last);
      assertThat(one.successors()).containsExactly(last);
      Found found = master.hub.in(() -> master.golden.find(one.id()));
      assertThat(found).isEqualTo(new Found.Retired(one.id(), domain, one.successors()));
    }
  }
}
