package org.touchstonehub.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.touchstonehub.match.model.EntityModelReader;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.golden.Condition;
import org.touchstonehub.mdm.golden.Condition.Operator;
import org.touchstonehub.mdm.golden.Condition.Spelled;
import org.touchstonehub.mdm.golden.GoldenRecord;
import org.touchstonehub.mdm.golden.GoldenRecords;
import org.touchstonehub.mdm.golden.GoldenSearch;
import org.touchstonehub.mdm.golden.Literal;
import org.touchstonehub.policy.caller.Caller;
import org.touchstonehub.policy.gate.Maskings;
import org.touchstonehub.policy.gate.SharingRequest;
import org.touchstonehub.policy.purpose.Purpose;

/**
 * Worlds that differ only in values that stay behind for an analyst: of nobody, of the name of each
 * person, of other texts with that name. Whatever is asked, and in whatever order, the answers are
 * the same.
 */
class WithheldSearchTest {
  private static final int PEOPLE = 40;
  private static final int SEARCHES = 150;
  private static final List<String> WORLDS = List.of("silent", "named", "otherwise");
  private static final List<String> FAMILY =
      List.of("Byron", "Zyxhidden", "M\u00fcller", "Li", "van der Meer", "Fox", "Baker");
  private static final List<String> SAID =
      List.of("Sales", "Team Aaa", "Team Zzz", "Zebra", "Berlin office", "");
  private static final List<LocalDate> DAYS =
      List.of(LocalDate.of(1970, 5, 4), LocalDate.of(1981, 12, 31), LocalDate.of(1993, 10, 22));
  private static final List<String> ASKED = List.of("department", "job_title", "since");

  private static GovernedHub hub;

  @BeforeAll
  static void start() {
    hub = new GovernedHub();
    Random random = new Random(5);
    List<Map<String, Map<String, String>>> people = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) people.add(person(random));
    for (String world : WORLDS) {
      String model =
          """
          model: %1$s
          description: People of a firm.
          id: id
          source: source
          sources: [ { name: %1$s } ]
          attributes:
            family_name: { type: family-name, term: Family name }
            birth_date: { type: date, term: Birth }
            department: { type: category, term: Department, classification: internal }
            job_title: { type: text, term: Title, classification: internal }
            since: { type: date, term: Since, classification: internal }
          """
              .formatted(world);
      hub.activate(EntityModelReader.read(world, model.getBytes(StandardCharsets.UTF_8)));
      hub.system(world, world);
      for (int i = 0; i < PEOPLE; i++) {
        hub.golden(world, people.get(i).get(world), new SourceKey(world, "" + i));
      }
    }
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  /** One person, by world. */
  private static Map<String, Map<String, String>> person(Random random) {
    String family = from(random, FAMILY);
    LocalDate born = from(random, DAYS);
    Map<String, Map<String, String>> worlds = new LinkedHashMap<>();
    for (String world : WORLDS) {
      worlds.put(
          world, new LinkedHashMap<>(Map.of("family_name", family, "birth_date", born.toString())));
    }
    for (String attribute : ASKED) {
      if (random.nextInt(3) == 0) {
        boolean isDay = attribute.equals("since");
        worlds.get("named").put(attribute, isDay ? born.toString() : "Team " + family);
        worlds
            .get("otherwise")
            .put(attribute, isDay ? born.toString() : from(random, SAID) + " of " + family);
      } else {
        String said =
            attribute.equals("since")
                ? LocalDate.of(2020, 1, 1 + random.nextInt(9)).toString()
                : from(random, SAID);
        if (!said.isEmpty()) worlds.values().forEach(values -> values.put(attribute, said));
      }
    }
    return worlds;
  }

  private static <T> T from(Random random, List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private static Condition condition(Random random, String attribute) {
    boolean isDay = attribute.equals("since");
    String value =
        isDay
            ? (random.nextBoolean() ? from(random, DAYS) : LocalDate.of(2020, 1, 4)).toString()
            : random.nextBoolean() ? "Team " + from(random, FAMILY) : "Team Aaa";
    Operator operator = from(random, List.of(Operator.values()));
    return switch (random.nextInt(isDay ? 4 : 6)) {
      case 0 -> new Condition.IsNull(attribute);
      case 1 -> Condition.not(new Condition.IsNull(attribute));
      case 2 -> new Condition.In(attribute, List.of(Literal.of(value)));
      case 3 -> new Condition.Compare(operator, attribute, Literal.of(value));
      case 4 -> new Spelled(attribute, Spelled.Manner.WHOLE, value);
      default -> {
        String beginning = value.substring(0, 1 + random.nextInt(value.length()));
        yield new Spelled(attribute, Spelled.Manner.BEGINNING, beginning);
      }
    };
  }

  @Test
  void no_answer_tells_a_value_that_stays_behind() {
    Random random = new Random(17);
    int shown = 0;
    for (int i = 0; i < SEARCHES; i++) {
      List<Condition> conditions = new ArrayList<>();
      List<GoldenSearch.Order> order = new ArrayList<>();
      Set<String> looksAt = new HashSet<>();
      for (String attribute : ASKED) {
        if (random.nextInt(3) == 0) conditions.add(condition(random, attribute));
        if (random.nextInt(3) == 0) {
          order.add(new GoldenSearch.Order(attribute, random.nextBoolean()));
        }
        looksAt.add(attribute);
      }
      Condition all =
          random.nextInt(3) > 0 ? new Condition.And(conditions) : new Condition.Or(conditions);
      int limit = 1 + random.nextInt(5);

      List<String> expected = walk("silent", all, order, looksAt, limit);

      shown += expected.size();
      for (String world : WORLDS) {
        assertThat(walk(world, all, order, looksAt, limit))
            .as("%s by %s", all, order)
            .isEqualTo(expected);
      }
    }
    assertThat(shown).isGreaterThan(SEARCHES * 4);
  }

  /** What is on each page, and whether another follows. */
  private static List<String> walk(
      String world,
      Condition condition,
      List<GoldenSearch.Order> order,
      Set<String> looksAt,
      int limit) {
    List<String> told = new ArrayList<>();
    String cursor = null;
    do {
      GoldenRecords.Page page = page(world, condition, order, looksAt, cursor, limit);
      page.records().forEach(record -> told.add(record.texts().toString()));
      told.add(page.next().isPresent() ? "goes on" : "ends");
      cursor = page.next().orElse(null);
      if (cursor != null) assertThat(idIn(cursor)).isEqualTo(last(page).id().value());
    } while (cursor != null && told.size() < 30);
    return told;
  }

  private static GoldenRecord last(GoldenRecords.Page page) {
    return page.records().get(page.records().size() - 1);
  }

  /** Behind the name of the search, its kind and an instant. */
  private static UUID idIn(String cursor) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
    return new UUID(bytes.getLong(21), bytes.getLong(29));
  }

  private static GoldenRecords.Page page(
      String world,
      Condition condition,
      List<GoldenSearch.Order> order,
      Set<String> looksAt,
      @Nullable String cursor,
      int limit) {
    return hub.gate
        .release(
            SharingRequest.search(
                Caller.of("analyst", List.of("product-consumer:*")),
                Products.goldenOf(world),
                Purpose.RECORD_MANAGEMENT,
                looksAt,
                limit),
            scope ->
                hub.hub.in(
                    () ->
                        hub.golden.search(
                            new GoldenSearch(
                                    world, Condition.ALL, condition, order, null, cursor, limit)
                                .within(scope.filter(), scope.clear()),
                            scope.fields())),
            Maskings.GOLDEN_PAGE)
        .value();
  }
}
